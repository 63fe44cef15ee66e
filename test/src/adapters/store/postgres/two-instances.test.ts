import assert from "node:assert/strict";
import pg from "pg";
import { openStoreBeside } from "../../../../../src/adapters/store/database.ts";
import type { Store } from "../../../../../src/adapters/store/database.ts";
import type { Invitation } from "../../../../../src/domain/invitation.ts";
import { systemClock } from "../../../../../src/clock.ts";
import { aChange } from "../../../../build/a-change.ts";
import { aPost } from "../../../../build/a-post.ts";
import { anInvitation } from "../../../../build/an-invitation.ts";
import { encryptionKey } from "../../../../build/encryption-key.ts";
import { at, id } from "../../../../build/ids.ts";
import { changedMeanwhile, freshDatabase, hasPostgres, openOnServer, sqlOn } from "../../../../build/postgres/postgres-under-test.ts";

(hasPostgres ? describe : describe.skip)("two instances on one PostgreSQL", () => {
  let url: string;
  let one: Store;
  let two: Store;

  beforeEach(async function open() {
    this.timeout(120_000);
    url = await freshDatabase();
    [one, two] = [await openOnServer(url), await openOnServer(url)];
  });
  afterEach(() => Promise.all([one.close(), two.close()]));

  function save(store: Store, invitation: Invitation) {
    return store.invitations.commit(aChange({ invitations: [invitation] }));
  }

  async function enqueue(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      await one.jobs.enqueue({ task: { kind: "record-removal", guest: id(`guest-${index}`), since: at("10:00") }, due: at("10:00") });
    }
  }

  it("claim each job once, and never more than they asked for", async () => {
    await enqueue(40);
    const claims = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? one : two).jobs.claim(at("10:00"), at("10:05"), 5));
    const claimed = await Promise.all(claims);
    assert.ok(claimed.every((jobs) => jobs.length <= 5));
    const ids = claimed.flat().map((job) => job.id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("leave each other's leases alone when one starts", async () => {
    await enqueue(1);
    await one.jobs.claim(at("10:00"), at("10:05"), 1);
    await two.jobs.recover(at("10:01"));
    assert.deepEqual(await two.jobs.claim(at("10:01"), at("10:06"), 1), []);
    assert.equal((await two.jobs.claim(at("10:05"), at("10:10"), 1)).length, 1);
  });

  it("don't pull a job in that another one has scheduled meanwhile", async () => {
    const [ahead, due, theirs] = ["2999-01-01T00:00:00.000Z", "2999-01-01T00:05:00.000Z", at("10:30")];
    await enqueue(1);
    await sqlOn(url, `update jobs set scheduled_at = '${ahead}', due = '${due}'`);
    const change = `update jobs set scheduled_at = '${at("10:00")}', due = '${theirs}'`;
    await changedMeanwhile(url, change, () => one.jobs.recover(at("10:00")));
    assert.deepEqual(await sqlOn(url, "select due from jobs"), [{ due: theirs }]);
  });

  it("don't confirm a subscription that another one replaces at the same moment", async () => {
    const [first, second] = ["https://one.example/notifications", "https://two.example/notifications"];
    await two.subscription.begin(second, "second", at("10:01"));
    const [{ value } = {}] = await sqlOn(url, "select value from settings");
    await one.subscription.begin(first, "first", at("10:00"));
    const replace = `update settings set value = '${String(value)}'`;
    await changedMeanwhile(url, replace, () => one.subscription.confirm("one", "first", at("10:02")));
    assert.deepEqual(await one.subscription.find(), { url: second, renewedAt: at("10:01") });
  });

  it("keep a refusal that one notes while another one begins a subscription", async () => {
    const address = "https://one.example/notifications";
    const refusal = { reason: "quota-reached", times: 3 } as const;
    await one.subscription.begin(address, "first", at("10:00"));
    await two.subscription.refused(refusal);
    const [{ value } = {}] = await sqlOn(url, "select value from settings");
    await one.subscription.forget();
    await one.subscription.begin(address, "first", at("10:00"));
    const refuse = `update settings set value = '${String(value)}'`;
    await changedMeanwhile(url, refuse, () => one.subscription.begin(address, "second", at("10:02")));
    assert.deepEqual(await one.subscription.find(), { url: address, renewedAt: at("10:02"), refusal });
  });

  it("don't put a job off that another one has brought forward while it was to find a remote back", async () => {
    const waiting = { notBefore: at("10:00"), probeBy: at("10:00:10") };
    await enqueue(2);
    const [probe = assert.fail(), next = assert.fail()] = await one.jobs.claim(at("10:00"), at("10:05"), 2);
    await one.jobs.postpone(probe, at("10:00:05"), "teams-unavailable", waiting);
    await one.jobs.postpone(next, at("10:04"), "teams-unavailable", waiting);
    const [again = assert.fail()] = await one.jobs.claim(at("10:00:05"), at("10:05"), 1);
    const theirs = at("10:00:06");
    const otherwise = { notBefore: at("10:00"), probeBy: at("10:00:30") };
    await changedMeanwhile(url, `update jobs set due = '${theirs}' where id = ${next.id}`, () =>
      one.jobs.postpone(again, at("10:30"), "directory-unavailable", otherwise),
    );
    assert.deepEqual(await sqlOn(url, `select due from jobs where id = ${next.id}`), [{ due: theirs }]);
  });

  it("bring a job forward that began to wait for a remote while the one that tries it was finished", async () => {
    const waiting = { notBefore: at("10:00"), probeBy: at("10:00:10") };
    await enqueue(2);
    const [probe = assert.fail(), late = assert.fail()] = await one.jobs.claim(at("10:00"), at("10:05"), 2);
    await one.jobs.postpone(probe, at("10:00:05"), "teams-unavailable", waiting);
    const gate = await gateBeforeUpdate(late.id);
    const postponed = two.jobs.postpone(late, at("10:04"), "teams-unavailable", waiting);
    await gate.untilWaiting(1);
    const [again = assert.fail()] = await one.jobs.claim(at("10:00:05"), at("10:05"), 1);
    const finished = one.jobs.finish(again, at("10:00:06"));
    await Promise.race([finished, gate.untilWaiting(2)]);
    await gate.open();
    await Promise.all([postponed, finished]);
    assert.deepEqual(
      (await one.jobs.claim(at("10:00:06"), at("10:05"), 1)).map((job) => job.id),
      [late.id],
    );
  });

  /** Each update of this job waits until the gate is opened. */
  async function gateBeforeUpdate(job: number) {
    const key = 4711;
    await sqlOn(
      url,
      `create function wait_at_gate() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(${key}); return new; end $$;
       create trigger gate before update on jobs for each row when (old.id = ${job}) execute function wait_at_gate()`,
    );
    const keeper = new pg.Client({ connectionString: url });
    await keeper.connect();
    await keeper.query(`select pg_advisory_lock(${key})`);
    return {
      async untilWaiting(count: number) {
        const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
        while ((await keeper.query(waiting)).rows.length < count);
      },
      open: () => keeper.end(),
    };
  }

  for (const isolation of ["read committed", "repeatable read", "serializable"]) {
    it(`see what was stored while they waited for a lock, with ${isolation} as the database's default`, async () => {
      await Promise.all([one.close(), two.close()]);
      await sqlOn(url, `alter database ${new URL(url).pathname.slice(1)} set default_transaction_isolation = '${isolation}'`);
      [one, two] = [await openOnServer(url), await openOnServer(url)];
      const post = aPost({ standing: "planned" });
      const counts = [0, 1, 2, 3].map((index) =>
        (index % 2 === 0 ? one : two).posts.decide(({ posts }) => ({
          verdict: posts.length,
          change: { posts: [{ ...post, id: id(`post-${index}`) }] },
        })),
      );
      assert.deepEqual(new Set(await Promise.all(counts)), new Set([0, 1, 2, 3]));
      const mark = `insert into cursors (name, value) values ('copied-to', '${JSON.stringify({ at: at("10:00"), to: "the file new.db" })}')`;
      const copied = `lock table invitations, gate, cursors in access exclusive mode; ${mark}`;
      const waiting = () => Promise.allSettled([save(one, anInvitation()), two.posts.decide(() => ({ verdict: "go", change: {} }))]);
      const refusals = (await changedMeanwhile(url, copied, waiting)).map((each) => each.status === "rejected" && each.reason.code);
      assert.deepEqual(refusals, ["store-copied", "store-copied"]);
      assert.deepEqual(await sqlOn(url, "select count(*)::int as count from invitations"), [{ count: 0 }]);
    });
  }

  it("have one job find out whether a remote answers again, when all fail at the same moment", async () => {
    await enqueue(16);
    const claimed = await Promise.all([one, two].map((store) => store.jobs.claim(at("10:00"), at("10:05"), 8)));
    const wait = { notBefore: at("10:00"), probeBy: at("10:00:10") };
    const fails = claimed.flatMap((jobs, index) =>
      jobs.map((job) => (index === 0 ? one : two).jobs.postpone(job, at("10:30"), "teams-unavailable", wait)),
    );
    assert.equal(fails.length, 16);
    await Promise.all(fails);
    assert.equal((await one.jobs.claim(at("10:00:10"), at("10:05"), 20)).length, 1);
  });

  it("let one of two commits of the same version win", async () => {
    const invitation = anInvitation();
    await save(one, invitation);
    const next = { ...invitation, version: 2 };
    assert.deepEqual((await Promise.all([save(one, next), save(two, next)])).toSorted(), ["committed", "conflict"]);
  });

  it("let one of many invitations have an address", async () => {
    const saves = Array.from({ length: 8 }, (_, index) => save(index % 2 === 0 ? one : two, anInvitation({ email: "sam@fabrikam.com" })));
    const outcomes = await Promise.all(saves);
    assert.equal(outcomes.filter((outcome) => outcome === "committed").length, 1);
    assert.equal(outcomes.filter((outcome) => outcome === "address-taken").length, 7);
  });

  it("keep one job of a key that both enqueue at once", async () => {
    const job = { task: { kind: "check-guests" }, key: "check", due: at("10:00") } as const;
    await Promise.all([one, two, one, two].map((store) => store.jobs.enqueue(job)));
    assert.equal((await one.jobs.claim(at("10:00"), at("10:05"), 9)).length, 1);
  });

  it("are seen by a command line beside them while they beat, and not once they have left or are dead", async () => {
    const sees = async () => {
      const beside = await openStoreBeside({ url, encryptionKey, clock: systemClock });
      await beside.close();
      return beside.isBotRunning;
    };
    const beat = (store: Store, ago: number) =>
      store.instances.beat({ version: "1", started: systemClock.later(-ago), seenAt: systemClock.later(-ago) }, at("09:00"));
    assert.equal(await sees(), false);
    await beat(one, 0);
    await beat(two, 21_000);
    assert.equal(await sees(), true);
    await one.instances.leave();
    assert.equal(await sees(), false);
  });

  it("go on after the server has ended their connections, also in a transaction", async () => {
    await save(one, anInvitation());
    const ended = one.limits.decide(id("person"), "invite", at("10:00"), () => ({ verdict: "ok" }) as never);
    await sqlOn(url, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guestlist'");
    await ended.catch((error: unknown) => assert.ok(error instanceof Error && "code" in error && error.code === "store-unavailable"));
    await one.tryWrite().catch(() => undefined);
    await one.tryWrite();
  });

  it("can't change the trail, nor empty it", async () => {
    for (const statement of ["update events set what = 'x'", "delete from events", "truncate events"]) {
      await assert.rejects(sqlOn(url, `insert into events (at, invitation, what) values ('a', 'b', 'c'); ${statement}`), /append-only/);
    }
  });
});
