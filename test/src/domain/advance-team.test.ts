import assert from "node:assert/strict";
import { advanceInvitation } from "../../../src/domain/advance-invitation.ts";
import type { InvitationEvent } from "../../../src/domain/invitation-event.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { TeamPlan } from "../../../src/domain/team-plan.ts";
import { invited } from "../../build/in-state.ts";
import { at, id } from "../../build/ids.ts";

const by = { id: id("megan"), name: "Megan Bowen" };
const now = at("11:00");
const wanted: TeamPlan = { groupId: "group", name: "Contoso Partners", stage: "wanted", since: at("10:00") };
const added: TeamPlan = { ...wanted, stage: "added", by };
const seen: TeamPlan = { ...added, stage: "seen" };
const takenOut: TeamPlan = { ...wanted, stage: "undone", by };
const ended: TeamPlan = { ...wanted, stage: "undone", since: now };
const lost: TeamPlan = { ...ended, isLost: true };

describe("teamAfter", () => {
  const guestId = id("guest-1");
  const after = (invitation: Invitation, event: InvitationEvent) => {
    const step = advanceInvitation(invitation, event, now);
    return step.kind === "ok" ? step.next : assert.fail(step.standsAt);
  };

  it("ends the membership with the guest's account, and wants the team again with it", () => {
    const open = invited({ team: added });
    const revoked = after(open, { kind: "revoked", why: "asked", guestId });
    assert.deepEqual(revoked.team, lost);
    assert.deepEqual(after(open, { kind: "removed" }).team, lost);
    assert.deepEqual(after(revoked, { kind: "unrevoked", since: null }).team, { ...wanted, since: now });
    assert.deepEqual(after(revoked, { kind: "restored", userState: "pending", since: null }).team, { ...wanted, since: now });
  });

  it("never wants the person at a wrong address in the team again", () => {
    const replaced = after(invited({ team: added }), { kind: "revoked", why: "replaced", guestId });
    assert.deepEqual(after(replaced, { kind: "unrevoked", since: null }).team, lost);
    assert.deepEqual(after(replaced, { kind: "restored", userState: "accepted", since: null }).team, lost);
  });

  it("ends the wish with a revocation, also if the guest stays and accepts", () => {
    for (const why of ["asked", "replaced"] as const) {
      const stopped = after(after(invited({ team: wanted }), { kind: "revoking", why }), { kind: "not-revoked" });
      assert.deepEqual(after(stopped, { kind: "accepted", path: "delta", since: null }).team, ended);
    }
  });

  it("doesn't want again what a revocation has ended, when the guest comes back", () => {
    const revoked = after(after(invited({ team: wanted }), { kind: "revoking", why: "asked" }), { kind: "revoked", why: "asked", guestId });
    assert.deepEqual(after(revoked, { kind: "unrevoked", since: null }).team, ended);
    assert.deepEqual(after(revoked, { kind: "restored", userState: "accepted", since: null }).team, ended);
  });

  it("wants a new guest in the team that had the one who was deleted unseen", () => {
    const resent = { kind: "resent", guestId: id("guest-2") } as const;
    for (const team of [added, seen]) assert.deepEqual(after(invited({ team }), resent).team, { ...wanted, since: now });
    assert.deepEqual(after(invited({ team: takenOut }), resent).team, takenOut, "a person took them out");
    assert.deepEqual(after(invited({ team: ended }), resent).team, ended, "a revocation has ended the wish");
    assert.deepEqual(after(invited({ team: added }), { kind: "resent", guestId }).team, added, "it is the same guest");
    assert.deepEqual(after(after(invited({ team: added }), { kind: "removed" }), resent).team, { ...wanted, since: now });
  });

  it("changes no plan otherwise", () => {
    assert.deepEqual(after(invited({ team: added }), { kind: "accepted", path: "delta", since: null }).team, added);
    assert.equal(after(invited(), { kind: "removed" }).team, undefined);
  });
});
