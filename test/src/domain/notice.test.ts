import assert from "node:assert/strict";
import type { Invitation, InvitationState } from "../../../src/domain/invitation.ts";
import { approversNotices, holdsForApprovers, noticeKinds, noticeRules } from "../../../src/domain/notice.ts";
import type { NoticeKind } from "../../../src/domain/notice.ts";
import { anApproval } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";

const guest = { since: at("10:00"), guestId: id("g") } as const;
const states: Readonly<Record<string, InvitationState>> = {
  requested: { kind: "requested", since: at("10:00") },
  "awaiting-approval": { kind: "awaiting-approval", since: at("10:00") },
  rejected: { kind: "rejected", since: at("10:00") },
  withdrawn: { kind: "withdrawn", since: at("10:00") },
  lapsed: { kind: "lapsed", since: at("10:00") },
  sending: { kind: "sending", since: at("10:00") },
  invited: { kind: "invited", ...guest },
  reset: { kind: "invited", ...guest, again: "reset" },
  "restored, pending": { kind: "invited", ...guest, again: "restored" },
  accepted: { kind: "accepted", ...guest, heardAt: at("10:01"), path: "delta" },
  "restored, accepted": { kind: "accepted", ...guest, heardAt: at("10:01"), path: "delta", again: "restored" },
  failed: { kind: "failed", since: at("10:00"), reason: "busy", reference: "r" },
  "failed, by another request": { kind: "failed", since: at("10:00"), reason: "invited-by-other", reference: "r" },
  removed: { kind: "removed", ...guest },
  revoked: { kind: "revoked", ...guest, why: "asked" },
};
const isAsked = { remarks: [{ kind: "question", by: id("megan"), name: "Megan", at: at("10:00"), text: "Why?" }] } as const;

/** The states in which each notice is still true. */
const holding: Readonly<Record<NoticeKind, readonly string[]>> = {
  accepted: ["accepted", "restored, accepted"],
  "in-team": [],
  "left-team": [],
  failed: ["failed", "failed, by another request"],
  invited: ["invited", "reset", "restored, pending"],
  reset: ["reset"],
  removed: ["removed"],
  restored: ["restored, pending", "restored, accepted"],
  revoked: ["revoked"],
  approved: ["sending", "invited", "reset", "restored, pending", "accepted", "restored, accepted"],
  rejected: ["rejected"],
  "asked-back": ["awaiting-approval"],
  reminded: ["awaiting-approval"],
  escalated: ["awaiting-approval"],
  lapsed: ["lapsed"],
  withdrawn: ["withdrawn"],
  "invited-by-other": ["failed, by another request"],
};

describe("noticeRules", () => {
  const within = (approval?: Invitation["approval"]) => (state: InvitationState) => ({ state, ...(approval && { approval }) });

  for (const kind of noticeKinds) {
    it(`holds for ${kind} only in the matching states`, () => {
      const asked = within(anApproval(isAsked));
      const holds = Object.entries(states).filter(([, state]) => noticeRules[kind].holds(asked(state)));
      assert.deepEqual(
        holds.map(([name]) => name),
        holding[kind],
      );
    });
  }

  it("holds for a partner who left the team while they haven't come back, and are a guest", () => {
    const { holds } = noticeRules["left-team"];
    const team = (stage: "undone" | "seen") => ({ team: { groupId: "g", name: "T", stage, since: at("10:02") } });
    const { accepted: state = assert.fail(), removed = assert.fail() } = states;
    const answers = [holds({ state, ...team("undone") }), holds({ state, ...team("seen") }), holds({ state: removed, ...team("undone") })];
    assert.deepEqual(answers, [true, false, false]);
  });

  it("holds for a question only while it has no answer", () => {
    const { holds } = noticeRules["asked-back"];
    const waiting = { kind: "awaiting-approval", since: at("10:00") } as const;
    assert.deepEqual([holds(within(anApproval())(waiting)), holds(within()(waiting))], [false, false]);
  });

  it("tells the end to everybody who was told that a partner is on the way", () => {
    const heardBy = (as: "requester" | "asked" | "colleague") => noticeKinds.filter((kind) => noticeRules[kind].hear.includes(as));
    assert.deepEqual(heardBy("colleague").toSorted(), ["accepted", "invited", "removed", "restored", "revoked"]);
    const ends = ["failed", "rejected", "lapsed", "withdrawn", "revoked"] as const;
    assert.ok(ends.every((kind) => heardBy("asked").includes(kind)));
    assert.ok(!heardBy("requester").includes("withdrawn") && !heardBy("requester").includes("revoked"), "they did it themselves");
  });
});

describe("holdsForApprovers", () => {
  it("is true of a failure after it failed, and of all others while the request waits", () => {
    for (const what of approversNotices) {
      const holds = Object.keys(states).filter((name) => states[name] && holdsForApprovers(what, states[name]));
      assert.deepEqual(holds, what === "failed" ? holding.failed : ["awaiting-approval"]);
    }
  });
});
