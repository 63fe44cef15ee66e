import assert from "node:assert/strict";
import { showHeadsUp } from "../../../../src/flows/looking/show-heads-up.ts";
import { id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

describe("showHeadsUp", () => {
  const requester = person();

  async function ask(invitation: ReturnType<typeof invited>, by = requester) {
    const { ports, store } = fakeOutside();
    await keep({ store }, invitation);
    return showHeadsUp(ports, { id: invitation.id, by });
  }

  it("gives the requester the words while Microsoft's mail is awaited", async () => {
    const invitation = invited({ requester });
    assert.deepEqual(await ask(invitation), { kind: "heads-up", invitation });
  });

  it("is nobody else's", async () => {
    assert.deepEqual(await ask(invited({ requester }), person({ id: id("megan") })), { kind: "not-yours", requester });
  });

  it("has none to give when there is no mail, or it was read already", async () => {
    for (const invitation of [
      accepted({ requester }),
      invited({ requester, options: { redirectUrl: "https://x.example", sendMail: false } }),
    ]) {
      assert.deepEqual(await ask(invitation), { kind: "no-mail", invitation });
    }
  });

  it("doesn't know what isn't stored", async () => {
    assert.deepEqual(await showHeadsUp(fakeOutside().ports, { id: id("nobody"), by: requester }), { kind: "unknown-invitation" });
  });
});
