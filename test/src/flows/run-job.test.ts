import assert from "node:assert/strict";
import type { JobTask } from "../../../src/domain/job.ts";
import type { ClaimedJob } from "../../../src/ports/jobs.ts";
import type { JobOutcome } from "../../../src/flows/steps/job-outcome.ts";
import { runJob } from "../../../src/flows/run-job.ts";
import { aLateAnswer } from "../../build/a-late-answer.ts";
import { aDraft } from "../../build/a-draft.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { chatOf } from "../../fakes/fake-notifier.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../fakes/kept-in.ts";

const open = invited({}, "guest-1");
const requested = anInvitation();
const fromShell = invited({ home: { conversation: id("shell:adele") } }, "guest-3");
const draft = aDraft();
const over = accepted({}, "guest-2");
const asked = awaiting();
const { card: _, ...withoutCard } = anApproval();
const notPosted = { ...awaiting(), approval: withoutCard };
const saidToApprovers = async ({ approvals }: FakeOutside) => approvals.said.map(({ what }) => what);
const said = async ({ notifier }: FakeOutside) => notifier.said.map(({ what }) => what);

const late = aLateAnswer({ content: { kind: "form", card: { type: "AdaptiveCard" } } });

/** Each kind of job, what it comes to, and what it leaves behind. */
const jobs: readonly (readonly [JobTask, JobOutcome, left: unknown, look: (outside: FakeOutside) => Promise<unknown>])[] = [
  [{ kind: "update-card", invitation: open.id }, { kind: "done" }, ["edit"], said],
  [{ kind: "post-home", invitation: fromShell.id }, { kind: "done" }, ["post"], said],
  [{ kind: "post-approval", invitation: notPosted.id }, { kind: "done" }, ["post"], saidToApprovers],
  [{ kind: "update-approval", invitation: asked.id }, { kind: "done" }, ["edit"], saidToApprovers],
  [{ kind: "tell-approvers", invitation: asked.id, what: "reminded" }, { kind: "done" }, ["reminded"], saidToApprovers],
  [{ kind: "watch-approval", invitation: asked.id }, { kind: "again", at: id("2026-11-21T10:00:00.000Z") }, [], saidToApprovers],
  [{ kind: "send-notice", invitation: over.id, notice: "accepted" }, { kind: "done" }, ["accepted"], said],
  [
    { kind: "resolve-sending", invitation: requested.id },
    { kind: "done" },
    "failed",
    async (outside) => (await stateIn(outside, requested))?.kind,
  ],
  [
    { kind: "record-acceptance", guest: id("guest-1"), path: "delta", since: null },
    { kind: "done" },
    "accepted",
    async (outside) => (await stateIn(outside, open))?.kind,
  ],
  [
    { kind: "look", invitation: open.id, way: "landing-page", since: at("10:00") },
    { kind: "again", at: at("10:00:01") },
    "invited",
    async (outside) => (await stateIn(outside, open))?.kind,
  ],
  [
    { kind: "record-removal", guest: id("guest-1"), since: at("10:00") },
    { kind: "done" },
    "removed",
    async (outside) => (await stateIn(outside, open))?.kind,
  ],
  [{ kind: "record-reset", guest: id("guest-2") }, { kind: "done" }, "accepted", async (outside) => (await stateIn(outside, over))?.kind],
  [
    { kind: "record-restoration", guest: id("guest-1"), since: at("10:00") },
    { kind: "done" },
    "invited",
    async (outside) => (await stateIn(outside, open))?.kind,
  ],
  [{ kind: "revoke", invitation: open.id, by: open.requester.id }, { kind: "done" }, [], said],
  [
    { kind: "revoke-replaced", invitation: open.id, by: open.requester.id },
    { kind: "done" },
    { ...open.state, revocation: "replaced" },
    async (outside) => stateIn(outside, open),
  ],
  [
    { kind: "adopt-card", invitation: notPosted.id, place: "approvals", card: id("1700000000099") },
    { kind: "done" },
    "1700000000099",
    async ({ store }) => (await store.invitations.find(notPosted.id))?.approval?.card,
  ],
  [
    { kind: "move-form", form: draft.id, by: draft.by.id },
    { kind: "done" },
    [[draft.id, chatOf(draft.by.id)]],
    async ({ notifier }) => notifier.moved,
  ],
  [
    { kind: "show-answer", conversation: late.message.conversation, card: late.message.card, by: late.by.id },
    { kind: "done" },
    [{ message: late.message, card: { type: "AdaptiveCard" } }],
    async ({ pressed }) => pressed.replaced,
  ],
  [{ kind: "announce", conversation: id("19:nobody-asked") }, { kind: "done" }, [], async ({ notifier }) => notifier.announced],
  [
    { kind: "welcome", conversation: id("a:ada"), locale: "fr-FR", botName: "Guestlist" },
    { kind: "done" },
    [{ in: id("a:ada"), locale: "fr-FR", botName: "Guestlist" }],
    async ({ notifier }) => notifier.welcomed,
  ],
  [
    { kind: "follow-directory" },
    { kind: "again", at: at("10:00:30") },
    "https://graph.example/v1.0/users/delta?$deltatoken=0",
    async ({ store }) => store.cursors.find("users-delta"),
  ],
  [{ kind: "check-guests" }, { kind: "again", at: at("10:00:05") }, [], said],
  [
    { kind: "purge-receipts" },
    { kind: "again", at: at("11:00") },
    true,
    async ({ ports, clock }) => ports.receipts.record("old", clock.now()),
  ],
];

/** The job, as its worker holds it at that attempt. */
async function claimed({ ports }: FakeOutside, task: JobTask, attempt: number): Promise<ClaimedJob> {
  const { clock } = ports;
  await ports.jobs.enqueue({ task, due: clock.now() });
  for (;;) {
    const [job = assert.fail()] = await ports.jobs.claim(clock.now(), clock.now(), 1);
    if (job.attempt === attempt) return job;
  }
}

describe("runJob", () => {
  for (const [task, outcome, left, look] of jobs) {
    it(`runs ${task.kind}`, async () => {
      const outside = fakeOutside();
      await keep(outside, open, requested, over, asked, notPosted, fromShell);
      await outside.ports.drafts.keep(draft);
      await outside.ports.lateAnswers.keep(late);
      await outside.ports.receipts.record("old", id("2026-11-19T09:59:59.999Z"));
      assert.deepEqual(await runJob(outside.ports, await claimed(outside, task, 1)), outcome);
      assert.deepEqual(await look(outside), left);
    });
  }

  for (const [task, time, why] of [
    [{ kind: "update-card", invitation: open.id }, "10:00:04", "message-missing"],
    [{ kind: "update-approval", invitation: asked.id }, "10:00:04", "message-missing"],
    [{ kind: "post-approval", invitation: notPosted.id }, "10:02", "approvals-channel-unreachable"],
  ] as const) {
    it(`hands the attempt on to ${task.kind}`, async () => {
      const outside = fakeOutside();
      await keep(outside, open, asked, notPosted);
      outside.notifier.planned.push({ kind: "message-missing" });
      outside.approvals.planned.push({ kind: task.kind === "post-approval" ? "unreachable" : "message-missing" });
      const outcome = await runJob(outside.ports, await claimed(outside, task, 2));
      assert.deepEqual(outcome, { kind: "retry", at: at(time), why });
    });
  }
});
