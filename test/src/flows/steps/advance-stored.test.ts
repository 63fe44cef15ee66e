import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { advanceStored } from "../../../../src/flows/steps/advance-stored.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../../fakes/kept-in.ts";

const details = { what: "removed", jobs: () => [] } as const;

describe("advanceStored", () => {
  it("records a step with who did it and why, and forgets the link if it shall", async () => {
    const outside = fakeOutside();
    const open = invited();
    const redeemUrls = new Map([[open.id, "https://redeem.example"]]);
    await outside.store.invitations.commit({ invitations: [open], events: [], jobs: [], redeemUrls });
    const more = { ...details, by: id("ada"), detail: "why", redeemUrl: null };
    const stored = await advanceStored(outside.ports, open.id, { kind: "removed" }, more);
    assert.deepEqual([stored?.kind, stored?.invitation.state.kind, stored?.invitation.version], ["advanced", "removed", 2]);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: open.id, what: "removed", by: "ada", detail: "why" }]);
    assert.equal(await outside.store.invitations.redeemUrl(open.id), undefined);
  });

  it("starts from whatever somebody else made of the invitation meanwhile", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const commit = outside.ports.invitations.commit.bind(outside.ports.invitations);
    outside.ports.invitations.commit = async (change) => {
      outside.ports.invitations.commit = commit;
      await keep(outside, { ...open, version: 2, resends: 1 });
      return commit(change);
    };
    const stored = await advanceStored(outside.ports, open.id, { kind: "removed" }, details);
    assert.deepEqual([stored?.kind, stored?.invitation.version, stored?.invitation.resends], ["advanced", 3, 1]);
  });

  it("takes no step that was meant for where the invitation no longer stands", async () => {
    const outside = fakeOutside();
    const sending = anInvitation({ state: { kind: "sending", since: at("10:00") } });
    await keep(outside, sending);
    const event = { kind: "failed", reason: "policy-denied", reference: "ref-1" } as const;
    const stored = await advanceStored(outside.ports, sending.id, event, { ...details, what: "failed", from: "awaiting-approval" });
    assert.deepEqual([stored, outside.store.events()], [{ kind: "refused", invitation: sending }, []]);
  });

  it("takes no step that another press has stored meanwhile", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const unless = (stored: Invitation) => stored.resends === 1;
    const twice = [0, 1].map(async () => advanceStored(outside.ports, open.id, { kind: "resending" }, { ...details, unless }));
    assert.deepEqual(
      (await Promise.all(twice)).map((stored) => [stored?.kind, stored?.invitation.resends]),
      [
        ["advanced", 1],
        ["refused", 1],
      ],
    );
  });

  it("says when a step can't happen (any more), or the address is another's", async () => {
    const outside = fakeOutside();
    const email = "sam@fabrikam.com";
    const done = accepted({ email });
    await keep(outside, done, anInvitation({ email }));
    const refused = await advanceStored(outside.ports, done.id, { kind: "resending" }, details);
    assert.deepEqual(refused, { kind: "refused", invitation: done });
    const taken = await advanceStored(outside.ports, done.id, { kind: "reset", since: null }, details);
    assert.deepEqual(taken, { kind: "address-taken", invitation: done });
    assert.equal(await advanceStored(outside.ports, id("nothing"), { kind: "removed" }, details), undefined);
    assert.deepEqual(await stateIn(outside, done), done.state);
  });
});
