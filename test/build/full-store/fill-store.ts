import assert from "node:assert/strict";
import type { Store } from "../../../src/adapters/store/database.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { NewJob } from "../../../src/domain/job.ts";
import type { Change } from "../../../src/ports/invitations.ts";
import type { Jobs } from "../../../src/ports/jobs.ts";
import { aChange } from "../a-change.ts";
import { at } from "../ids.ts";
import type { StoreContent, StoredJob, StoredSetting } from "./store-content.ts";

const mostJobs = 100;

/** Stores all of it through the ports, as the bot would. Things with a history are stored in their earlier version first, then changed. */
export async function fillStore(store: Store, content: StoreContent): Promise<void> {
  for (const reference of content.conversations) await store.conversations.remember(reference);
  for (const subscription of content.subscriptions) await store.announcements.subscribe(subscription);
  for (const { key, seenAt } of content.receipts) assert.ok(await store.receipts.record(key, seenAt));
  for (const { person, act, acts, changedAt } of content.limits) {
    await store.limits.decide(person, act, changedAt, () => ({ verdict: { kind: "within" }, acts }));
  }
  for (const draft of content.drafts) await store.drafts.keep(draft);
  for (const answer of content.late_answers) await store.lateAnswers.keep(answer);
  for (const { name, at: moment } of content.marks) assert.ok(await store.settings.once(name, moment));
  for (const setting of content.settings) await keep(store, setting);
  const [gate] = content.gate;
  await store.posts.decide(() => ({ verdict: undefined, change: { posts: content.posts, gate } }));
  await store.stopCards.add(content.stop_cards);
  for (const instance of content.instances) await store.instances.beat(instance, instance.started);
  await store.pauses.keep(content.pauses);
  await fillInvitations(store, content);
  await store.announcements.markDelivered(content.announcements.filter(({ told }) => told));
  await fillCursors(store, content);
  await fillJobs(store, content.jobs);
}

async function keep({ settings }: Store, { name, value }: StoredSetting): Promise<void> {
  await (name === "left-place" ? settings.keepLeftPlace(value) : settings.chooseApprovalsPlace(value));
}

async function commit({ invitations }: Store, change: Partial<Change>): Promise<void> {
  assert.equal(await invitations.commit(aChange(change)), "committed");
}

/** The invitation as it is or, in an earlier version, as just requested. */
function atVersion(invitation: Invitation, version: number): Invitation {
  if (version === invitation.version) return invitation;
  return { ...invitation, version, state: { kind: "requested", since: invitation.createdAt } };
}

async function fillInvitations(store: Store, { invitations, events, followers, announcements }: StoreContent): Promise<void> {
  const all = invitations.map(({ invitation }) => invitation);
  for (let version = 1; version <= Math.max(...all.map((invitation) => invitation.version)); version += 1) {
    const reached = all.filter((invitation) => invitation.version >= version);
    await commit(store, { invitations: reached.map((invitation) => atVersion(invitation, version)) });
  }
  const links = all.map(({ id }) => [id, "https://login.microsoftonline.com/redeem?earlier"] as const);
  await commit(store, { events, followers, announcements, redeemUrls: new Map(links) });
  await commit(store, { redeemUrls: new Map(invitations.map(({ invitation, redeemUrl }) => [invitation.id, redeemUrl ?? null])) });
}

async function fillCursors(store: Store, { cursors }: StoreContent): Promise<void> {
  for (const { name, value } of cursors) {
    await commit(store, { cursor: { name, from: undefined, to: "earlier" } });
    await commit(store, { cursor: { name, from: "earlier", to: value } });
  }
}

function newJob({ task, due, key }: StoredJob): NewJob {
  return { task, due, ...(key !== undefined && { key }) };
}

async function claimAll(jobs: Jobs, now: StoredJob["due"], until: StoredJob["due"], expected: readonly StoredJob[]) {
  const claimed = await jobs.claim(now, until, mostJobs);
  assert.deepEqual(
    claimed.map(({ task }) => task),
    expected.map(({ task }) => task),
  );
  return claimed;
}

async function fillJobs(store: Store, content: readonly StoredJob[]): Promise<void> {
  await postponeJobs(
    store,
    content.filter(({ attempts, heldUntil }) => attempts > 0 && heldUntil === undefined),
  );
  await holdJobs(
    store,
    content.filter(({ heldUntil }) => heldUntil !== undefined),
  );
  const waiting = content.filter(({ attempts }) => attempts === 0);
  const later = waiting.map((job) => (job.wantedAgain ? { ...newJob(job), due: at("23:00") } : newJob(job)));
  await commit(store, { jobs: later });
  for (const job of content.filter(({ wantedAgain }) => wantedAgain)) await store.jobs.enqueue(newJob(job));
}

/** Each job fails at 06:00, as often as it was attempted; the last time because a remote asks to wait. */
async function postponeJobs(store: Store, postponed: readonly StoredJob[]): Promise<void> {
  const start = at("06:00");
  await commit(store, { jobs: postponed.map((job) => ({ ...newJob(job), due: start })) });
  for (let attempt = 1; attempt <= Math.max(...postponed.map(({ attempts }) => attempts)); attempt += 1) {
    for (const [index, claim] of (await claimAll(store.jobs, start, at("06:01"), postponed)).entries()) {
      const job = postponed[index];
      const due = job?.attempts === attempt ? job.due : start;
      await store.jobs.postpone(claim, due, "throttled", { notBefore: due, probeBy: due });
    }
  }
}

/** Each job is claimed again whenever its lease ends; the last lease is the one to be stored. */
async function holdJobs(store: Store, held: readonly StoredJob[]): Promise<void> {
  await commit(store, { jobs: held.map(newJob) });
  for (const [first, until] of [
    [at("09:01"), at("09:02")],
    [at("09:02"), at("09:10")],
  ] as const) {
    await claimAll(store.jobs, first, until, held);
  }
}
