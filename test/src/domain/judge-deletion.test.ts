import assert from "node:assert/strict";
import type { Instant } from "../../../src/domain/ids.ts";
import { isAcceptedBefore, isCreatedByPost, reasonToKeep, reasonToKeepByRecords, stateTimeOf } from "../../../src/domain/judge-deletion.ts";
import type { DirectoryUser } from "../../../src/domain/preflight.ts";
import { aUser } from "../../build/a-user.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { accepted, imported, invited } from "../../build/in-state.ts";

const ours = invited({ id: id("ours"), postedAfter: at("10:00") });
const pending: DirectoryUser = aUser({ userState: "PendingAcceptance", userStateSince: at("10:00:01"), createdAt: at("10:00:01") });
const others = {
  invited: invited(),
  accepted: accepted(),
  removed: anInvitation({ state: { kind: "removed", since: at("10:00"), guestId: id("guest-1") } }),
  revoked: anInvitation({ state: { kind: "revoked", since: at("10:00"), guestId: id("guest-1"), why: "asked" } }),
};

describe("reasonToKeepByRecords", () => {
  it("finds none for a guest that only this invitation has", () => {
    assert.equal(reasonToKeepByRecords(ours, []), undefined);
    assert.equal(reasonToKeepByRecords(ours, [ours]), undefined);
  });

  it("keeps a guest that another invitation has, also one that has ended", () => {
    const reasons = Object.values(others).map((other) => reasonToKeepByRecords(ours, [other, ours]));
    assert.deepEqual(reasons, ["shared", "accepted-before", "shared", "shared"]);
  });

  it("keeps a guest who was reset or restored", () => {
    for (const again of ["reset", "restored"] as const) {
      const state = { kind: "invited", since: at("10:00"), guestId: id("guest-1"), again } as const;
      assert.equal(reasonToKeepByRecords({ ...ours, state }, []), "accepted-before");
      assert.equal(reasonToKeepByRecords(ours, [anInvitation({ state })]), "accepted-before");
    }
  });

  it("keeps the guest of an imported invitation, whatever else it says", () => {
    assert.equal(reasonToKeepByRecords({ ...ours, origin: "imported" }, []), "not-ours");
    assert.equal(reasonToKeepByRecords(ours, [imported()]), "shared");
  });

  it("keeps a guest who had the address before, and one without a time of the POST", () => {
    const { postedAfter: _, ...untimed } = ours;
    assert.deepEqual(
      [reasonToKeepByRecords({ ...ours, createdGuest: false }, []), reasonToKeepByRecords(untimed, [])],
      ["not-ours", "not-ours"],
    );
  });
});

describe("reasonToKeep", () => {
  const reason = (given: Partial<DirectoryUser>) => reasonToKeep(ours, { ...pending, ...given }, [ours]);

  it("finds none for a pending guest that the POST created", () => {
    assert.equal(reason({}), undefined);
    assert.equal(reason({ userStateSince: null }), undefined);
  });

  it("finds the reasons of our records", () => assert.equal(reasonToKeep(ours, pending, [others.invited]), "shared"));

  it("keeps a guest in any other state", () => {
    assert.deepEqual([reason({ userState: "Accepted" }), reason({ userState: null })], ["accepted-before", "accepted-before"]);
  });

  it("keeps a guest whose state changed after the creation: they accepted and were reset", () => {
    assert.deepEqual(
      [reason({ userStateSince: at("10:00:06") }), reason({ userStateSince: at("10:00:06.001") })],
      [undefined, "accepted-before"],
    );
  });

  it("keeps a guest that the POST didn't create, or whose creation has no time", () => {
    assert.equal(reason({ createdAt: at("09:59:59"), userStateSince: null }), "not-ours");
    assert.equal(reason({ createdAt: null }), "not-ours");
  });
});

describe("isCreatedByPost", () => {
  const created = (createdAt: Instant | null) => isCreatedByPost(ours, { createdAt });

  it("compares the creation with the directory's own time before the POST", () => {
    assert.deepEqual(
      [created(at("09:59:59")), created(at("10:00")), created(at("10:01")), created(at("10:01:01"))],
      [false, true, true, false],
    );
  });

  it("proves nothing without the times", () => {
    assert.deepEqual([created(null), isCreatedByPost({}, { createdAt: at("10:00") })], [false, false]);
  });
});

describe("isAcceptedBefore", () => {
  it("compares the acceptance with the time before the POST", () => {
    const before = [at("09:59:59"), at("10:00"), at("10:01"), null].map((since) => isAcceptedBefore(ours, since));
    assert.deepEqual(before, [true, false, false, false]);
  });

  it("proves nothing without the time of the POST, and is over once they accepted", () => {
    const { postedAfter: _, ...untimed } = ours;
    const again = { ...ours, state: { kind: "invited", since: at("10:00"), guestId: id("guest-1"), again: "reset" } } as const;
    for (const one of [untimed, again, accepted({ postedAfter: at("10:00") })]) assert.equal(isAcceptedBefore(one, at("09:00")), false);
  });
});

describe("stateTimeOf", () => {
  it("uses the creation of a guest who is seen for the first time, if the state has no time", () => {
    const untimed = { ...pending, userStateSince: null };
    assert.deepEqual([stateTimeOf(pending, true), stateTimeOf(pending, false)], [at("10:00:01"), at("10:00:01")]);
    assert.deepEqual([stateTimeOf(untimed, true), stateTimeOf(untimed, false)], [null, pending.createdAt]);
  });
});
