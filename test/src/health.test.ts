import assert from "node:assert/strict";
import { createHealth } from "../../src/health.ts";
import { createProblems } from "../../src/problems.ts";
import { stopPosts } from "../../src/domain/pace/stop-posts.ts";
import { memoryPosts } from "../fakes/memory-posts.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakePolicy } from "../fakes/fake-policy.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

const notReady = { status: "not ready", problems: ["database-not-writable"] };

function world() {
  const [clock, log, policy] = [new FakeClock(), new RecordingLog(), new FakePolicy()];
  const problems = createProblems(new RecordingLog());
  const posts = memoryPosts(clock);
  const database = { writes: 0, full: false };
  const tryWrite = async () => {
    database.writes += 1;
    if (database.full) throw new Error("disk full");
  };
  return { clock, log, policy, problems, posts, database, health: createHealth({ clock, log, policy, problems, posts, tryWrite }) };
}

describe("createHealth", () => {
  it("is ready while all is well", async () => {
    const { health, log } = world();
    assert.deepEqual([await health(), log.lines], [{ status: "ready" }, []]);
  });

  it("is degraded while there are problems, and names them", async () => {
    const { health, problems } = world();
    problems.report("token-refused");
    problems.report("policy-invalid");
    assert.deepEqual(await health(), { status: "degraded", problems: ["policy-invalid", "token-refused"] });
    problems.clear("token-refused");
    problems.clear("policy-invalid");
    assert.deepEqual(await health(), { status: "ready" });
  });

  it("names Microsoft's stop, which the database knows, whichever process has met it, until it is over", async () => {
    const { health, problems, posts, clock } = world();
    await posts.decide((ledger) => stopPosts(ledger, { now: clock.now() }));
    assert.deepEqual(await health(), { status: "degraded", problems: ["invitations-blocked"] });
    problems.report("token-refused");
    problems.report("following-not-permitted");
    const sorted = ["following-not-permitted", "invitations-blocked", "token-refused"];
    assert.deepEqual(await health(), { status: "degraded", problems: sorted });
    problems.clear("token-refused");
    problems.clear("following-not-permitted");
    await posts.decide(() => ({ verdict: undefined, change: { gate: { kind: "open" } } }));
    await clock.advance(2_000);
    assert.deepEqual(await health(), { status: "ready" });
  });

  it("is not ready while the database can't be read, and asks it no more often", async () => {
    const { health, posts, database, clock, log } = world();
    const { gate } = posts;
    posts.gate = async () => Promise.reject(new Error("the connection was lost"));
    assert.deepEqual([await health(), await health(), database.writes], [notReady, notReady, 1]);
    posts.gate = gate;
    await clock.advance(2_000);
    assert.deepEqual([await health(), log.codes], [{ status: "ready" }, ["not-ready", "ready-again"]]);
  });

  it("is not ready while the database can't be written, whatever else is wrong, and logs only the change", async () => {
    const { health, problems, database, clock, log } = world();
    problems.report("token-refused");
    database.full = true;
    for (const _ of [1, 2, 3]) {
      assert.deepEqual(await health(), notReady);
      await clock.advance(2_000);
    }
    database.full = false;
    assert.equal((await health()).status, "degraded");
    assert.deepEqual(log.codes, ["not-ready", "ready-again"]);
    assert.match(String(log.lines[0]?.["fix"]), /DATABASE_URL/);
  });

  it("asks the database every two seconds at most, however often anybody asks", async () => {
    const { health, database, clock } = world();
    await Promise.all([health(), health(), health()]);
    await clock.advance(1_999);
    await health();
    assert.equal(database.writes, 1);
    await clock.advance(1);
    database.full = true;
    assert.deepEqual([await health(), database.writes], [notReady, 2]);
  });

  it("asks again when the clock was set back", async () => {
    const { clock, log, policy, problems, posts } = world();
    let [age, writes] = [0, 0];
    const tryWrite = async () => void (writes += 1);
    const health = createHealth({
      clock: { now: () => clock.now(), millisecondsSince: () => age },
      log,
      policy,
      problems,
      posts,
      tryWrite,
    });
    await health();
    age = -1;
    await health();
    assert.equal(writes, 2);
  });

  it("finds a policy file that has become invalid, though nobody works with it", async () => {
    const { clock, log, problems, posts } = world();
    const policy = new FakePolicy();
    const found = { current: async () => (problems.report("policy-invalid"), policy.current()) };
    const health = createHealth({ clock, log, policy: found, problems, posts, tryWrite: async () => {} });
    assert.deepEqual(await health(), { status: "degraded", problems: ["policy-invalid"] });
  });
});
