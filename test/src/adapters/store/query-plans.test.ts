import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { storedInvitationLists } from "../../../../src/adapters/store/invitation-lists.ts";
import { storedAnnouncements } from "../../../../src/adapters/store/announcements.ts";
import { storedDrafts } from "../../../../src/adapters/store/drafts.ts";
import { storedFollowers } from "../../../../src/adapters/store/followers.ts";
import { storedGuests } from "../../../../src/adapters/store/guests.ts";
import { storedInvitations } from "../../../../src/adapters/store/invitations.ts";
import { linkSeal } from "../../../../src/adapters/store/link-seal.ts";
import { migrate } from "../../../../src/adapters/store/migrate.ts";
import { migrations } from "../../../../src/adapters/store/migrations/index.ts";
import { storedJobRecords } from "../../../../src/adapters/store/job-records.ts";
import { storedJobs } from "../../../../src/adapters/store/jobs.ts";
import { storedLateAnswers } from "../../../../src/adapters/store/late-answers.ts";
import { storedLimits } from "../../../../src/adapters/store/limits.ts";
import { storedPosts } from "../../../../src/adapters/store/posts.ts";
import { storedReceipts } from "../../../../src/adapters/store/receipts.ts";
import { NodeSqliteDialect } from "../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import type { Tables } from "../../../../src/adapters/store/tables.ts";
import { storedTrail } from "../../../../src/adapters/store/trail.ts";
import { wakeUp } from "../../../../src/adapters/store/wake-up.ts";
import type { Jobs } from "../../../../src/ports/jobs.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { at, id } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

/** The ports over a database that also reports its query plans. */
async function watchedPorts() {
  const clock = new FakeClock();
  const database = new DatabaseSync(":memory:");
  const queries: string[] = [];
  const dialect = new NodeSqliteDialect(database, clock);
  const seal = linkSeal(encryptionKey);
  const db = new Kysely<Tables>({ dialect, log: ({ query }) => void queries.push(query.sql) });
  await migrate(db, migrations);
  queries.length = 0;
  const wake = wakeUp();
  const plan = (sql: string) =>
    database
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => String(detail));
  return {
    invitations: storedInvitations({ db, wake, clock, seal }),
    lists: storedInvitationLists(db),
    guests: storedGuests(db),
    trail: storedTrail(db),
    jobs: storedJobs({ db, isShared: false, clock, wake, log: undefined, owner: clock.newId() }),
    jobRecords: storedJobRecords(db),
    limits: storedLimits(db),
    receipts: storedReceipts(db),
    followers: storedFollowers(db),
    announcements: storedAnnouncements(db),
    drafts: storedDrafts({ db, seal }),
    lateAnswers: storedLateAnswers({ db, seal }),
    posts: storedPosts({ db, clock }),
    indexes: () =>
      database
        .prepare("select name from sqlite_schema where type = 'index' and sql is not null order by name")
        .all()
        .map(({ name }) => String(name)),
    plans: () => queries.filter((sql) => /^(select|update|delete|insert)/.test(sql)).flatMap(plan),
  };
}
type Ports = Awaited<ReturnType<typeof watchedPorts>>;

const invitation = anInvitation();
const beyond = { kind: "after", at: { createdAt: at("10:00"), id: id("a") } } as const;
const claimed = { id: 1, task: { kind: "check-guests" }, key: undefined, attempt: 1, tellings: 0, lease: "lease" } as const;

const calls: Readonly<Record<string, readonly [index: RegExp, call: (ports: Ports) => Promise<unknown>]>> = {
  find: [/autoindex_invitations_1 \(id=/, ({ invitations }) => invitations.find(invitation.id)],
  findOpen: [/invitations_open_address|invitations_by_address/, ({ invitations }) => invitations.findOpen(invitation.emailKey)],
  findByAddress: [/invitations_by_address/, ({ invitations }) => invitations.findByAddress(invitation.emailKey)],
  findByGuests: [/invitations_by_guest/, ({ invitations }) => invitations.findByGuests([id("a"), id("b")])],
  findReadableByGuests: [/invitations_by_guest/, ({ invitations }) => invitations.findReadableByGuests([id("a"), id("b")])],
  "listOpen of a requester": [/open_of_requester/, ({ lists }) => lists.listOpen({ requester: id("a"), domain: "b.c" }, beyond, 10)],
  "listOpen of a conversation": [/open_of_home/, ({ lists }) => lists.listOpen({ conversation: id("a") }, beyond, 10)],
  "countOpen of a requester": [
    /COVERING INDEX invitations_open_of_requester/,
    ({ lists }) => lists.countOpen({ requester: id("a"), createdBefore: at("10:00") }),
  ],
  "countOpen of a conversation": [/COVERING INDEX invitations_open_of_home/, ({ lists }) => lists.countOpen({ conversation: id("a") })],
  "those whose id begins with a text": [/autoindex_invitations_1 \(id>/, ({ lists }) => lists.startingWith("abc", 10)],
  "listAll, after one": [/invitations_by_creation/, ({ lists }) => lists.listAll({}, { after: beyond.at }, 10)],
  "listAll of some states, newest first": [
    /invitations_by_creation/,
    ({ lists }) => lists.listAll({ states: ["invited", "failed"], createdFrom: at("09:00") }, { newestFirst: true }, 10),
  ],
  "listAll of a requester": [
    /invitations_by_creation/,
    ({ lists }) => lists.listAll({ requester: id("a"), domain: "b.c" }, { after: beyond.at, newestFirst: true }, 10),
  ],
  "those that wait for approval": [/awaiting_approval/, ({ lists }) => lists.listAwaitingApproval(beyond.at, 10)],
  "the trail of an invitation": [/events_by_invitation/, ({ trail }) => trail.of(invitation.id, 10)],
  "young guests": [/by_state_and_time/, ({ guests }) => guests.list({ state: "invited", from: at("10:00") }, 10)],
  "old guests, after one": [
    /by_state_and_time \(state=\? AND since<\?\)/,
    ({ guests }) => guests.list({ state: "accepted", until: at("10:00"), before: { since: at("09:00"), id: id("a") } }, 10),
  ],
  "the number of young guests": [
    /COVERING INDEX invitations_by_state_and_time/,
    ({ guests }) => guests.count({ state: "invited", from: at("10:00") }),
  ],
  "how the last acceptances were heard of": [/invitations_by_hearing/, ({ guests }) => guests.lastHeard(5)],
  "commit (insert)": [
    /invitations_open_address|invitations_by_address/,
    ({ invitations }) => invitations.commit(aChange({ invitations: [invitation] })),
  ],
  "commit (update)": [
    /autoindex_invitations_1 \(id=/,
    ({ invitations }) => invitations.commit(aChange({ invitations: [{ ...invitation, version: 2 }] })),
  ],
  "all events": [/events USING INTEGER PRIMARY KEY/, ({ trail }) => trail.read({ states: ["invited"], domain: "b.c" }, 5, 10)],
  "all jobs": [/jobs_by_due/, ({ jobRecords }) => jobRecords.list({ due: at("10:00"), id: 5 }, 10)],
  "making jobs due": [/jobs USING INTEGER PRIMARY KEY/, ({ jobRecords }) => jobRecords.retry([1, 2], at("10:00"))],
  "claiming jobs": [/jobs_by_due/, ({ jobs }) => jobs.claim(at("10:00"), at("10:01"), 10)],
  "finding out whether a remote answers": [/jobs_waiting_for_remote/, ({ jobs }) => waitForRemote(jobs)],
  "letting another job find out": [
    /jobs_waiting_for_remote[^]*jobs_waiting_for_remote/,
    async ({ jobs }) => {
      await waitForRemote(jobs);
      for (const job of await jobs.claim(at("10:00"), at("10:01"), 1)) await jobs.postpone(job, at("10:00"), "message-missing");
    },
  ],
  "renewing leases": [/PRIMARY KEY/, ({ jobs }) => jobs.renew([claimed], at("10:01"))],
  "bringing forward what waits for a remote": [
    /jobs_waiting_for_remote/,
    async ({ jobs }) => {
      await waitForRemote(jobs);
      for (const job of await jobs.claim(at("10:00"), at("10:01"), 1)) await jobs.finish(job, at("10:00"));
    },
  ],
  "finishing a job": [/PRIMARY KEY/, ({ jobs }) => jobs.finish(claimed, at("10:00"))],
  "followers of an invitation": [/followers.*\(invitation=/, ({ followers }) => followers.of(id("a"))],
  "announcements that wait": [
    /announcements_waiting \(conversation=\? AND told=/,
    ({ announcements }) => announcements.waiting(id("a"), 10),
  ],
  "announcements that were told": [
    /autoindex_announcements_1 \(conversation=/,
    ({ announcements }) => announcements.markDelivered([{ conversation: id("a"), guest: id("b"), acceptedAt: at("10:00") }]),
  ],
  "ending announcements": [/subscriptions.*\(conversation=/, ({ announcements }) => announcements.stop(id("a"))],
  "purging announcements": [/announcements_by_time/, ({ announcements }) => announcements.purge(at("10:00"))],
  "what a person did lately": [
    /autoindex_limits_1 \(person=/,
    ({ limits }) => limits.decide("adele", "form", at("10:00"), () => ({ verdict: { kind: "within" }, acts: { times: [] } })),
  ],
  "purging limits": [/limits_by_change/, ({ limits }) => limits.purge(at("10:00"))],
  "a change within a limit": [
    /invitations_open_of_requester/,
    ({ invitations }) => invitations.commit({ ...aChange(), limits: [{ requester: id("adele"), states: ["awaiting-approval"], most: 1 }] }),
  ],
  "purging receipts": [/receipts_by_time/, ({ receipts }) => receipts.purge(at("10:00"))],
  "a person's newest draft": [/drafts_newest/, ({ drafts }) => drafts.newest(id("adele"), id("a"))],
  "purging drafts": [/drafts_by_time/, ({ drafts }) => drafts.purge(at("10:00"))],
  "purging late answers": [/late_answers_by_time/, ({ lateAnswers }) => lateAnswers.purge(at("10:00"))],
  "purging POSTs": [/posts_by_time/, ({ posts }) => posts.purge(at("10:00"))],
};

/** Makes a job wait for a remote; it is due at once. */
async function waitForRemote(jobs: Jobs): Promise<void> {
  await jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00") });
  const wait = { notBefore: at("10:00"), probeBy: at("10:01") };
  for (const job of await jobs.claim(at("10:00"), at("10:01"), 1)) await jobs.postpone(job, at("10:00"), "throttled", wait);
}

describe("the store's queries", () => {
  for (const [name, [index, call]] of Object.entries(calls)) {
    it(`look nothing up by reading a whole table: ${name}`, async () => {
      const ports = await watchedPorts();
      await call(ports);
      const plans = ports.plans();
      assert.match(plans.join("\n"), index);
      assert.doesNotMatch(
        plans.join("\n"),
        /SCAN (invitations|events|jobs|receipts|limits|followers|announcements|subscriptions|drafts|late_answers|posts)(?! USING)/,
      );
    });
  }

  it("use every index", async () => {
    const ports = await watchedPorts();
    for (const [, call] of Object.values(calls)) await call(ports);
    const plans = ports.plans().join("\n");
    assert.deepEqual(
      ports.indexes().filter((name) => !plans.includes(`INDEX ${name} `)),
      [],
    );
  });
});
