import assert from "node:assert/strict";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import type { NewJob } from "../../../../src/domain/job.ts";
import * as newJobs from "../../../../src/flows/steps/new-jobs.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

const clock = new FakeClock();
const open = invited({ id: id("sam"), replaces: id("mistaken"), approval: anApproval() });
const { requester } = open;
const picked = { ...open, options: { ...open.options, colleagues: [id("person-grady")] } } as const;

/** What is built, its kind, its key and when it is due. */
const jobs: readonly (readonly [NewJob, NewJob["task"]["kind"], key: string, due: string])[] = [
  [newJobs.cardUpdateJob(open, clock), "update-card", "update-card:sam", "10:00"],
  [newJobs.cardUpdateJob(open, clock, "approvals"), "update-approval", "update-approval:sam", "10:00"],
  [newJobs.approvalPostJob(open, clock), "post-approval", "post-approval:sam", "10:00"],
  [newJobs.approvalWatchJob(open, clock), "watch-approval", "watch-approval:sam", "10:00"],
  [newJobs.approversNoticeJob(open, "reminded", clock), "tell-approvers", "tell-approvers:sam:reminded:1", "10:00"],
  [newJobs.noticeJob(open, "accepted", clock), "send-notice", "send-notice:sam:accepted:1", "10:00"],
  [newJobs.sendingCheckJob(open, clock, "now"), "resolve-sending", "resolve-sending:sam", "10:00"],
  [newJobs.sendingCheckJob(open, clock, "soon"), "resolve-sending", "resolve-sending:sam", "10:00:05"],
  [newJobs.sendingCheckJob(open, clock, "sending"), "resolve-sending", "resolve-sending:sam", "10:00:35"],
  [newJobs.queuedSendJob(open, at("10:05")), "send-queued", "send-queued:sam", "10:05"],
  [newJobs.lookJob(open, "landing-page", clock), "look", "look:sam", "10:00"],
  [newJobs.revocationJob(open, requester.id, clock, "now"), "revoke", "revoke:sam", "10:00"],
  [newJobs.revocationJob(open, requester.id, clock, "after-press"), "revoke", "revoke:sam", "10:00:35"],
];

describe("new jobs", () => {
  for (const [job, kind, key, due] of jobs) {
    it(`${key} is due at ${due}`, () => {
      const { task, ...rest } = job;
      assert.deepEqual([task.kind, "invitation" in task && task.invitation, rest], [kind, "sam", { key, due: at(due) }]);
    });
  }

  it("post the card of an invitation that began at a shell, and of no other", () => {
    const begun = { ...open, home: { conversation: shellPlace(requester.id) } };
    const job = { task: { kind: "post-home", invitation: id("sam") }, key: "post-home:sam", due: at("10:00") };
    assert.deepEqual([newJobs.homePostJobs(begun, clock), newJobs.homePostJobs(open, clock)], [[job], []]);
  });

  it("tell of a sent invitation: colleagues who were picked, and the requester if others approved it", () => {
    const notices = (of: typeof open) => newJobs.sentNoticeJobs(of, clock).map(({ task }) => "notice" in task && task.notice);
    const { approval: _, ...direct } = picked;
    assert.deepEqual(
      [notices(open), notices(picked), notices(direct), notices(invited())],
      [["approved"], ["invited", "approved"], ["invited"], []],
    );
  });

  it("post, tell and watch a request that came back from its approver", () => {
    assert.deepEqual(
      newJobs.reopenedJobs(open, clock).map(({ key }) => key),
      ["post-approval:sam", "tell-approvers:sam:reopened:1", "watch-approval:sam"],
    );
  });

  it("revoke the invitation that was replaced, in its requester's name, and no other", () => {
    const task = { kind: "revoke-replaced", invitation: "mistaken", by: requester.id };
    assert.deepEqual(newJobs.replacedRevocationJobs(open, clock), [{ task, due: at("10:00"), key: "revoke-replaced:mistaken" }]);
    assert.deepEqual(newJobs.replacedRevocationJobs(invited(), clock), []);
  });
});
