import assert from "node:assert/strict";
import type { Invitation, Revocation } from "../../../../src/domain/invitation.ts";
import { revokeReplaced } from "../../../../src/flows/tending/revoke-replaced.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";

const adele = person();
const replaced = ({ id: invitation }: Invitation, by = adele.id) => ({ kind: "revoke-replaced", invitation, by }) as const;

/** An invitation that is out, and its guest. */
async function stored(outside: FakeOutside, given: Partial<Invitation> = {}, revocation?: Revocation) {
  const { id: guestId } = outside.directory.add();
  const state = { kind: "invited", since: at("10:00"), guestId, ...(revocation && { revocation }) } as const;
  const invitation = anInvitation({ requester: adele, state, ...given });
  await keep(outside, invitation);
  return { invitation, guestId };
}

describe("revokeReplaced", () => {
  it("takes back the invitation to a wrong address", async () => {
    const outside = fakeOutside();
    const { invitation, guestId } = await stored(outside);
    assert.deepEqual(await revokeReplaced(outside.ports, replaced(invitation)), { kind: "done" });
    assert.deepEqual(jobsIn(outside), [{ kind: "revoke", invitation: invitation.id, by: adele.id, due: at("10:00") }]);
    await letTimePass({ ...outside.ports, clock: outside.clock }, 60_000);
    assert.deepEqual(await stateIn(outside, invitation), { kind: "revoked", since: at("10:00"), guestId, why: "replaced" });
    const by = { at: at("10:00"), invitation: invitation.id, by: adele.id, detail: "replaced" };
    assert.deepEqual(outside.store.events(), [
      { ...by, what: "revoking" },
      { ...by, what: "revoked" },
    ]);
  });

  it("says on the card that a guest who isn't surely ours stays, and deletes nobody", async () => {
    const outside = fakeOutside();
    const { invitation, guestId } = await stored(outside, { createdGuest: false });
    await revokeReplaced(outside.ports, replaced(invitation));
    await letTimePass({ ...outside.ports, clock: outside.clock }, 60_000);
    const waiting = { ...invitation.state, revocation: "needs-admin" };
    assert.deepEqual([await stateIn(outside, invitation), outside.directory.users.has(guestId)], [waiting, true]);
    assert.deepEqual(outside.store.events().at(-1)?.what, "not-revoked");
  });

  it("touches nothing of others', and nothing that has ended or is being taken back", async () => {
    const outside = fakeOutside();
    const others = (await stored(outside)).invitation;
    const revoking = (await stored(outside, {}, "asked")).invitation;
    const waiting = (await stored(outside, {}, "needs-admin")).invitation;
    const done = accepted({ requester: adele }, "guest-9");
    await keep(outside, done);
    assert.deepEqual(await revokeReplaced(outside.ports, replaced(others, id("person-megan"))), { kind: "done" });
    for (const one of [revoking, waiting, done, anInvitation()]) {
      assert.deepEqual(await revokeReplaced(outside.ports, replaced(one)), { kind: "done" });
    }
    assert.deepEqual([outside.store.events(), outside.directory.users.size], [[], 3]);
  });

  it("has nothing to take back when both addresses belong to one guest", async () => {
    const outside = fakeOutside();
    const { invitation, guestId } = await stored(outside);
    await keep(outside, invited({ requester: adele, replaces: invitation.id }, guestId));
    assert.deepEqual(await revokeReplaced(outside.ports, replaced(invitation)), { kind: "done" });
    assert.deepEqual([await stateIn(outside, invitation), outside.store.events()], [invitation.state, []]);
  });

  it("comes again at once when another change was first", async () => {
    const outside = fakeOutside();
    const open = invited({ requester: adele });
    await keep(outside, open);
    outside.ports.invitations.commit = async () => "conflict";
    assert.deepEqual(await revokeReplaced(outside.ports, replaced(open)), { kind: "again", at: at("10:00") });
  });
});
