import assert from "node:assert/strict";
import { listPending } from "../../../src/flows/list-pending.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import { keep } from "../../fakes/kept-in.ts";

const adele = person();
const diego = person({ name: "Diego Siciliani" });
const thread = id("19:general@thread.tacv2;messageid=2");

describe("listPending", () => {
  it("lists a person's own in their chat, oldest first, wherever they began", async () => {
    const outside = fakeOutside();
    const [one, two] = [anInvitation({ createdAt: at("09:00") }), invited({ createdAt: at("09:30") })];
    await keep(outside, two, one, accepted(), invited({ requester: diego }));
    assert.deepEqual(await listPending(outside.ports, { by: adele, conversation: id("a:1-adele"), personal: true }), {
      invitations: [one, two],
      now: at("10:00"),
      more: false,
      scope: "mine",
    });
  });

  it("lists in a channel what began in any of its threads, whoever asked", async () => {
    const outside = fakeOutside();
    const began = invited({ requester: diego });
    const elsewhere = invited({ home: { conversation: id("19:other@thread.tacv2"), card: id("1") } });
    await keep(outside, began, elsewhere);
    const list = await listPending(outside.ports, { by: adele, conversation: thread, personal: false });
    assert.deepEqual([list.invitations, list.scope], [[began], "here"]);
  });

  for (const [count, more] of [
    [15, false],
    [16, true],
  ] as const) {
    it(`shows fifteen of ${count}, and whether there are more`, async () => {
      const outside = fakeOutside();
      await keep(outside, ...Array.from({ length: count }, () => anInvitation()));
      const list = await listPending(outside.ports, { by: adele, conversation: thread, personal: true });
      assert.deepEqual([list.invitations.length, list.more], [15, more]);
    });
  }
});
