import assert from "node:assert/strict";
import type { JobTask } from "../../../../src/domain/job.ts";
import { aChange } from "../../../build/a-change.ts";
import { aDraft } from "../../../build/a-draft.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import type { CrashPoint } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { letTimePass, runDueJobs } from "../../../fakes/run-due-jobs.ts";

const over = accepted();
const asked = awaiting({ email: "kim@fabrikam.com" });
const { card: _, ...withoutCard } = anApproval();
const notPosted = { ...awaiting({ email: "lou@fabrikam.com" }), approval: withoutCard };
const draft = aDraft();
const { conversation } = aSubscription();

/** Each job that posts a message, and the messages that were posted. */
const jobs: readonly (readonly [JobTask, said: (outside: FakeOutside) => readonly unknown[]])[] = [
  [{ kind: "send-notice", invitation: over.id, notice: "accepted" }, ({ notifier }) => notifier.said],
  [{ kind: "announce", conversation }, ({ notifier }) => notifier.announced],
  [{ kind: "welcome", conversation, locale: "en-US", botName: "Guestlist" }, ({ notifier }) => notifier.welcomed],
  [{ kind: "move-form", form: draft.id, by: draft.by.id }, ({ notifier }) => notifier.moved],
  [{ kind: "tell-approvers", invitation: asked.id, what: "reminded" }, ({ approvals }) => approvals.said],
  [{ kind: "post-approval", invitation: notPosted.id }, ({ approvals }) => approvals.said.filter(({ what }) => what === "post")],
];

async function world(task: JobTask): Promise<FakeOutside> {
  const outside = fakeOutside();
  const { ports, store, clock } = outside;
  await keep(outside, over, asked, notPosted);
  await ports.drafts.keep(draft);
  await ports.conversations.remember(conversationReference());
  await ports.announcements.subscribe(aSubscription({ scope: "everything" }));
  await store.invitations.commit(aChange({ announcements: [{ conversation, guest: id("guest-1"), acceptedAt: at("09:30") }] }));
  await ports.jobs.enqueue({ task, due: clock.now() });
  return outside;
}

/** The process dies there; another one starts when the lease of the job has run out. */
async function dies(outside: FakeOutside, point: CrashPoint): Promise<boolean> {
  const died = await diesIn(outside.ports, point, runDueJobs);
  await outside.clock.advance(120_000);
  return died;
}

const settle = ({ ports, clock }: FakeOutside) => letTimePass({ ...ports, clock }, 180_000);

describe("A process that dies while it tells something", () => {
  for (const [task, said] of jobs) {
    it(`loses no message, and repeats it once at most: ${task.kind}`, async () => {
      const told = new Set<number>();
      for (let call = 0, died = true; died; call += 1) {
        for (const when of ["before", "after"] as const) {
          const outside = await world(task);
          died = await dies(outside, { call, when });
          await settle(outside);
          told.add(said(outside).length);
        }
      }
      assert.deepEqual(told, new Set([1, 2]));
    });

    it(`never tells it a third time, however often it dies: ${task.kind}`, async () => {
      for (let first = 0, died = true; died; first += 1) {
        for (let second = 0, again = true; again; second += 1) {
          const outside = await world(task);
          died = await dies(outside, { call: first, when: "after" });
          again = await dies(outside, { call: second, when: "after" });
          await dies(outside, { call: second, when: "after" });
          await settle(outside);
          assert.ok(said(outside).length <= 2, `${said(outside).length} times after ${first} and ${second}`);
        }
      }
    });
  }
});
