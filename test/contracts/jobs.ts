import assert from "node:assert/strict";
import sinon from "sinon";
import type { Instant } from "../../src/domain/ids.ts";
import type { JobTask, NewJob } from "../../src/domain/job.ts";
import type { ClaimedJob, Jobs } from "../../src/ports/jobs.ts";
import { at, id } from "../build/ids.ts";

/** A forgotten kind or property does not compile. */
const taskOfKind: { readonly [Kind in JobTask["kind"]]: Required<Extract<JobTask, { kind: Kind }>> } = {
  "update-card": { kind: "update-card", invitation: id("invitation") },
  "post-home": { kind: "post-home", invitation: id("invitation") },
  "post-approval": { kind: "post-approval", invitation: id("invitation") },
  "update-approval": { kind: "update-approval", invitation: id("invitation") },
  "ask-owners": { kind: "ask-owners", invitation: id("invitation") },
  "update-owners": { kind: "update-owners", invitation: id("invitation") },
  "see-member": { kind: "see-member", group: "group", user: id("guest"), left: true },
  "tell-approvers": { kind: "tell-approvers", invitation: id("invitation"), what: "answered" },
  "ask-outside": { kind: "ask-outside", invitation: id("invitation"), what: "reminded" },
  "post-copy": { kind: "post-copy", invitation: id("invitation"), to: id("person") },
  "update-copy": { kind: "update-copy", invitation: id("invitation"), to: id("person") },
  "tell-copy": { kind: "tell-copy", invitation: id("invitation"), what: "answered", to: id("person") },
  "settle-questions": { kind: "settle-questions", invitation: id("invitation") },
  "watch-approval": { kind: "watch-approval", invitation: id("invitation") },
  "send-notice": { kind: "send-notice", invitation: id("invitation"), notice: "revoked", to: id("person") },
  "send-queued": { kind: "send-queued", invitation: id("invitation") },
  "watch-gate": { kind: "watch-gate" },
  "tell-stop": { kind: "tell-stop", since: at("09:59"), to: id("person") },
  "announce-override": { kind: "announce-override", invitation: id("invitation") },
  "tell-override": {
    ...{ kind: "tell-override", invitation: id("invitation") },
    ...{ to: { kind: "person", id: id("person") }, locale: "fr-FR", timeZone: "Europe/Paris" },
  },
  "resolve-sending": { kind: "resolve-sending", invitation: id("invitation") },
  "record-acceptance": { kind: "record-acceptance", guest: id("guest"), path: "delta", since: at("09:59") },
  "check-guest": { kind: "check-guest", invitation: id("invitation") },
  look: { kind: "look", invitation: id("invitation"), way: "landing-page", since: at("10:00") },
  "record-removal": { kind: "record-removal", guest: id("guest"), since: at("09:59") },
  "record-reset": { kind: "record-reset", guest: id("guest") },
  "record-restoration": { kind: "record-restoration", guest: id("guest"), since: at("09:59") },
  revoke: { kind: "revoke", invitation: id("invitation"), by: id("person") },
  "revoke-replaced": { kind: "revoke-replaced", invitation: id("invitation"), by: id("person") },
  "adopt-card": { kind: "adopt-card", invitation: id("invitation"), place: "approvals", card: id("1700000000009") },
  "move-form": { kind: "move-form", form: id("form"), by: id("person") },
  "show-answer": { kind: "show-answer", conversation: id("19:general"), card: id("1"), by: id("person") },
  announce: { kind: "announce", conversation: id("19:general") },
  welcome: { kind: "welcome", conversation: id("a:ada"), locale: "fr-FR", botName: "Guestlist" },
  "follow-directory": { kind: "follow-directory" },
  "follow-closely": { kind: "follow-closely", since: at("09:59") },
  "keep-subscription": { kind: "keep-subscription" },
  "check-guests": { kind: "check-guests" },
  "purge-receipts": { kind: "purge-receipts" },
};

const everyTask: readonly JobTask[] = [
  ...Object.values(taskOfKind),
  { kind: "send-notice", invitation: id("invitation"), notice: "accepted" },
  { kind: "record-acceptance", guest: id("guest"), path: "look", since: null },
  { kind: "adopt-card", invitation: id("invitation"), place: "copy:person", card: id("1700000000009") },
];

function keyed(due: string, task: JobTask = { kind: "follow-directory" }): NewJob {
  return { task, due: at(due), key: "follow" };
}

/** What every {@link Jobs} must do. */
export function jobsContract(subject: () => { readonly jobs: Jobs }): void {
  function claim(now: string, until = "23:00", limit = 10): Promise<readonly ClaimedJob[]> {
    return subject().jobs.claim(at(now), at(until), limit);
  }

  async function claimOne(now: string, until?: string): Promise<ClaimedJob> {
    const [job, ...more] = await claim(now, until);
    assert.ok(job && more.length === 0, "exactly one job was to be claimed");
    return job;
  }

  async function enqueue(...jobs: NewJob[]): Promise<void> {
    for (const job of jobs) await subject().jobs.enqueue(job);
  }

  function finish(job: ClaimedJob, now: string, again?: Instant): Promise<void> {
    return subject().jobs.finish(job, at(now), again);
  }

  describe("claim", () => {
    it("returns every kind of task unchanged, with or without a key", async () => {
      await enqueue(...everyTask.map((task, index) => ({ task, due: at("10:00"), ...(index % 2 === 0 && { key: `key-${index}` }) })));
      const claimed = await claim("10:00", "23:00", 50);
      assert.deepEqual(
        claimed.map(({ task, key, attempt }) => ({ task, key, attempt })),
        everyTask.map((task, index) => ({ task, key: index % 2 === 0 ? `key-${index}` : undefined, attempt: 1 })),
      );
    });

    it("skips jobs that are not due", async () => {
      await enqueue({ task: { kind: "check-guests" }, due: at("10:00:00.001") });
      assert.deepEqual(await claim("10:00"), []);
      assert.equal((await claim("10:00:00.001")).length, 1);
    });

    it("takes the oldest due first, those of one moment in the order of enqueueing, and no more than requested", async () => {
      const { "update-card": late, "record-removal": early, "record-restoration": tie } = taskOfKind;
      await enqueue({ task: late, due: at("09:59") }, { task: early, due: at("09:00") }, { task: tie, due: at("09:59") });
      assert.deepEqual(
        (await claim("10:00", "10:05", 2)).map(({ task }) => task),
        [early, late],
      );
      assert.deepEqual(
        (await claim("10:00", "10:05", 2)).map(({ task }) => task),
        [tie],
      );
    });

    it("gives a job to nobody else until its lease has run out", async () => {
      await enqueue(keyed("10:00"));
      const first = await claimOne("10:00", "10:05");
      assert.deepEqual(await claim("10:04:59.999"), []);
      const second = await claimOne("10:05");
      assert.deepEqual({ id: second.id, attempt: second.attempt }, { id: first.id, attempt: 2 });
      assert.notEqual(second.lease, first.lease);
    });

    it("gives each job only once when many claim at the same time", async () => {
      await enqueue(...Array.from({ length: 10 }, () => ({ task: { kind: "check-guests" }, due: at("10:00") }) as const));
      const claims = await Promise.all(Array.from({ length: 5 }, () => claim("10:00", "10:05", 3)));
      const ids = claims.flat().map((job) => job.id);
      assert.equal(ids.length, 10);
      assert.equal(new Set(ids).size, 10);
    });
  });

  describe("enqueue with a key", () => {
    it("stores one job for any number of calls", async () => {
      await enqueue(keyed("10:00"), keyed("10:00"), keyed("10:00"));
      assert.equal((await claim("10:00")).length, 1);
    });

    it("stores a job each time without one", async () => {
      const job: NewJob = { task: { kind: "follow-directory" }, due: at("10:00") };
      await enqueue(job, job);
      assert.equal((await claim("10:00")).length, 2);
    });

    it("brings a job forward", async () => {
      await enqueue(keyed("11:00"), keyed("10:00"));
      assert.equal((await claim("10:00")).length, 1);
    });

    it("never puts a job back", async () => {
      await enqueue(keyed("10:00"), keyed("11:00"));
      assert.equal((await claim("10:00")).length, 1);
    });

    it("replaces the task with the newer one", async () => {
      const { "record-removal": older, "record-acceptance": newer } = taskOfKind;
      await enqueue(keyed("10:00", older), keyed("10:00", newer));
      assert.deepEqual((await claimOne("10:00")).task, newer);
    });

    it("stores a new one, but leaves a queued job as it is, if only a new one is wanted", async () => {
      const { "record-removal": older, "record-acceptance": newer } = taskOfKind;
      await enqueue({ ...keyed("10:00", older), ifNew: true }, { ...keyed("09:00", newer), ifNew: true });
      assert.deepEqual(await claim("09:59"), []);
      const running = await claimOne("10:00");
      assert.deepEqual(running.task, older);
      await enqueue({ ...keyed("10:00", newer), ifNew: true });
      await finish(running, "10:01");
      assert.deepEqual(await claim("12:00"), []);
      await enqueue({ ...keyed("10:00", newer), ifNew: true });
      assert.deepEqual((await claimOne("12:00")).task, newer);
    });
  });

  describe("finish", () => {
    it("deletes a job", async () => {
      await enqueue(keyed("10:00"));
      await finish(await claimOne("10:00", "10:05"), "10:01");
      assert.deepEqual(await claim("12:00"), []);
    });

    it("frees the key", async () => {
      await enqueue(keyed("10:00"));
      await finish(await claimOne("10:00"), "10:01");
      await enqueue(keyed("10:00"));
      assert.equal((await claimOne("10:02")).attempt, 1);
    });

    it("queues a job for the moment that it asks for, with its attempts reset", async () => {
      await enqueue(keyed("10:00"));
      await finish(await claimOne("10:00", "10:05"), "10:01", at("10:03"));
      assert.deepEqual(await claim("10:02:59.999"), []);
      assert.equal((await claimOne("10:03")).attempt, 1);
    });

    for (const [when, due] of [
      ["now", "10:00:30"],
      ["later", "11:00"],
    ] as const) {
      it(`loses no wake-up that came while the job ran, for ${when}`, async () => {
        await enqueue(keyed("10:00"));
        const running = await claimOne("10:00");
        await enqueue(keyed(due), keyed(due));
        await finish(running, "10:01");
        assert.equal((await claimOne("10:01")).attempt, 1);
      });
    }

    it("lets a wake-up come before the moment the job asks for", async () => {
      await enqueue(keyed("10:00"));
      const running = await claimOne("10:00");
      await enqueue(keyed("10:00:30"));
      await finish(running, "10:01", at("10:30"));
      assert.equal((await claim("10:01")).length, 1);
    });

    it("runs a job once more for wake-ups, not again and again", async () => {
      await enqueue(keyed("10:00"));
      const running = await claimOne("10:00");
      await enqueue(keyed("10:00:30"));
      await finish(running, "10:01");
      await finish(await claimOne("10:01"), "10:02");
      assert.deepEqual(await claim("12:00"), []);
    });

    it("has no effect with an outdated claim", async () => {
      await enqueue(keyed("10:00"));
      const lapsed = await claimOne("10:00", "10:05");
      const current = await claimOne("10:05", "10:10");
      await finish(lapsed, "10:06");
      await finish(lapsed, "10:06", at("10:06"));
      assert.deepEqual(await claim("10:09"), []);
      assert.equal((await claimOne("10:10")).id, current.id);
    });

    it("has no effect the second time", async () => {
      await enqueue(keyed("10:00"));
      const job = await claimOne("10:00");
      await finish(job, "10:01", at("10:02"));
      await finish(job, "10:01");
      assert.equal((await claim("10:02")).length, 1);
    });
  });

  describe("postpone", () => {
    it("tries again at the moment given, and counts", async () => {
      await enqueue(keyed("10:00"));
      await subject().jobs.postpone(await claimOne("10:00", "10:30"), at("10:02"), "throttled");
      assert.deepEqual(await claim("10:01:59.999"), []);
      assert.equal((await claimOne("10:02")).attempt, 2);
    });

    it("is overruled by a later wake-up", async () => {
      await enqueue(keyed("10:00"));
      await subject().jobs.postpone(await claimOne("10:00"), at("11:00"), "throttled");
      await enqueue(keyed("10:01"));
      assert.equal((await claimOne("10:01")).attempt, 2);
    });

    it("loses no wake-up that came while the job ran, and runs it once more for that, not again and again", async () => {
      await enqueue(keyed("10:00"));
      const running = await claimOne("10:00");
      await enqueue(keyed("10:00"), keyed("10:00"));
      await subject().jobs.postpone(running, at("11:00"), "unreachable");
      const again = await claimOne("10:00");
      assert.equal(again.attempt, 2);
      await subject().jobs.postpone(again, at("11:00"), "unreachable");
      assert.deepEqual(await claim("10:59:59.999"), []);
    });

    it("waits for a remote in spite of a wake-up that came while the job ran", async () => {
      await enqueue(keyed("10:00"));
      const running = await claimOne("10:00");
      await enqueue(keyed("10:00"));
      await subject().jobs.postpone(running, at("10:05"), "throttled", { notBefore: at("10:01"), probeBy: at("10:00:10") });
      assert.deepEqual(await claim("10:00:59.999"), []);
      assert.equal((await claimOne("10:01")).attempt, 2);
    });

    it("has no effect with an outdated claim", async () => {
      await enqueue(keyed("10:00"));
      const lapsed = await claimOne("10:00", "10:05");
      await claimOne("10:05", "10:10");
      await subject().jobs.postpone(lapsed, at("10:06"), "throttled");
      assert.deepEqual(await claim("10:06"), []);
    });
  });

  describe("onWake", () => {
    it("calls every listener for every job until it stops listening", async () => {
      const heard: string[] = [];
      const stopFirst = subject().jobs.onWake(() => heard.push("first"));
      subject().jobs.onWake(() => heard.push("second"));
      await enqueue(keyed("10:00"));
      stopFirst();
      await enqueue(keyed("10:00"));
      assert.deepEqual(heard, ["first", "second", "second"]);
    });

    it("calls nobody for a job of later, or when a job is done", async () => {
      const { jobs } = subject();
      const listener = sinon.spy();
      await enqueue(keyed("10:00"));
      const claimed = await claimOne("10:00");
      jobs.onWake(listener);
      await enqueue({ ...keyed("10:01"), key: "later" });
      await jobs.finish(claimed, at("10:00"));
      assert.equal(listener.callCount, 0);
    });

    it("calls when a job that ends is due again, or has waited for a remote", async () => {
      const { jobs } = subject();
      const listener = sinon.spy();
      await enqueue(keyed("10:00"));
      const first = await claimOne("10:00");
      jobs.onWake(listener);
      await jobs.finish(first, at("10:00"), at("10:00"));
      assert.equal(listener.callCount, 1);
      await jobs.postpone(await claimOne("10:00"), at("10:00"), "teams-unavailable", { notBefore: at("10:00"), probeBy: at("10:00") });
      assert.equal(listener.callCount, 2);
      await jobs.finish(await claimOne("10:00"), at("10:00"), at("11:00"));
      assert.equal(listener.callCount, 3);
    });
  });
}
