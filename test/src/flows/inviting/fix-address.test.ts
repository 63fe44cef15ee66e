import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { fixAddress } from "../../../../src/flows/inviting/fix-address.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const megan = person({ name: "Megan Bowen" });

const press = ({ id: which, home: { conversation } }: Invitation) =>
  ({ id: which, by: adele, where: { kind: "channel", conversation } }) as const;

async function outsideWith(invitation: Invitation) {
  const outside = fakeOutside();
  await keep(outside, invitation);
  return outside.ports;
}

describe("fixAddress", () => {
  it("opens a form with everything filled in and the address to correct, which replaces the invitation", async () => {
    const options = { displayName: "Sam", message: "Welcome", redirectUrl: "https://x.example", sendMail: false };
    const open = invited({ requester: adele, email: "sma@fabrikam.com", options });
    const outcome = await fixAddress(await outsideWith(open), press(open));
    assert.ok(outcome.kind === "form");
    const values = {
      email: "sma@fabrikam.com",
      displayName: "Sam",
      message: "Welcome",
      redirectUrl: "https://x.example",
      sendMail: "false",
      addToTeam: "false",
    };
    const { id: formId } = outcome.form;
    assert.notEqual(formId, open.id);
    assert.deepEqual(outcome.form, { id: formId, for: adele.id, values, defaultRedirectUrl, inChannel: true, replaces: open.id });
  });

  it("is for the requester of an open invitation that isn't being revoked", async () => {
    const open = invited({ requester: adele });
    assert.deepEqual(await fixAddress(await outsideWith(open), { ...press(open), by: megan }), { kind: "not-yours", requester: adele });
    const state = { kind: "invited", since: at("10:00"), guestId: id("g"), revocation: "needs-admin" } as const;
    for (const invitation of [accepted({ requester: adele }), anInvitation({ requester: adele, state })]) {
      assert.deepEqual(await fixAddress(await outsideWith(invitation), press(invitation)), { kind: "as-it-stands", invitation });
    }
    assert.deepEqual(await fixAddress(fakeOutside().ports, press(open)), { kind: "unknown-invitation" });
  });
});
