import assert from "node:assert/strict";
import { createHttpRetry } from "../../../src/adapters/http-retry.ts";
import { longestPauseMs } from "../../../src/adapters/pauses.ts";
import { sharedPauses } from "../../../src/adapters/shared-pauses.ts";
import { GuestlistError } from "../../../src/errors.ts";
import type { KeptPauses } from "../../../src/ports/limits.ts";
import { FakeClock } from "../../fakes/fake-clock.ts";
import { finishOn } from "../../fakes/finish-on.ts";
import { memoryPauses } from "../../fakes/memory-pauses.ts";
import { RecordingLog } from "../../fakes/recording-log.ts";
import { busy, fine, scriptedRemote } from "../../fakes/scripted-remote.ts";

const app = { to: "graph", by: "app", timeoutMs: 10_000 };
const adele = { ...app, by: "adele" };

describe("sharedPauses", () => {
  let clock: FakeClock;
  let kept: KeptPauses;
  let log: RecordingLog;
  beforeEach(() => {
    clock = new FakeClock();
    kept = memoryPauses();
    log = new RecordingLog();
  });

  const instance = () => sharedPauses({ clock, kept, log });
  const now = () => Date.parse(clock.now());

  it("pause another instance, and the next process, for as long as the remote has asked", async () => {
    const [one, two] = [instance(), instance()];
    one.begin(app, 60_000);
    await one.tell();
    assert.equal(two.until(app), 0);
    await two.share();
    await clock.advance(10_000);
    const restarted = instance();
    await restarted.share();
    assert.deepEqual(
      [one, two, restarted].map((pauses) => pauses.until(app) - now()),
      [50_000, 50_000, 50_000],
    );
    assert.equal(two.until(adele), 0);
  });

  it("count identities over all instances: three that were throttled together pause everybody", async () => {
    const [one, two] = [instance(), instance()];
    one.begin(app, 5_000);
    one.begin(adele, 5_000);
    await one.tell();
    await two.share();
    two.begin({ ...app, by: "megan" }, 60_000);
    await two.tell();
    await one.share();
    assert.equal(one.until({ ...app, by: "grady" }) - now(), 60_000);
  });

  it("end everywhere when the single call after a cut pause is served, and wait meanwhile", async () => {
    const [one, two] = [instance(), instance()];
    one.begin(app, longestPauseMs);
    await one.tell();
    await two.share();
    await clock.advance(longestPauseMs);
    assert.equal(one.probe(app), true);
    await one.share();
    await two.share();
    assert.equal(two.until(app) > now(), true);
    one.end(app);
    await one.share();
    await two.share();
    assert.deepEqual([two.until(app) <= now(), two.probe(app)], [true, false]);
  });

  it("end for the others, too, if the instance with the single call has died", async () => {
    const [one, two] = [instance(), instance()];
    one.begin(app, longestPauseMs);
    await clock.advance(longestPauseMs);
    one.probe(app);
    await one.share();
    await two.share();
    await clock.advance(35_000);
    assert.deepEqual([two.until(app) <= now(), two.probe(app)], [true, true]);
  });

  it("last no longer than the longest pause by anybody's clock, and not at all if theirs was far ahead", async () => {
    const late = { to: "graph", begunAt: clock.later(50_000), endsAt: clock.later(50_000 + longestPauseMs), endsWithProbe: false };
    await kept.keep([
      { ...late, by: "app" },
      { ...late, by: "adele", begunAt: clock.later(60_001) },
    ]);
    const pauses = instance();
    await pauses.share();
    assert.deepEqual([pauses.until(app) - now(), pauses.until(adele)], [longestPauseMs, 0]);
  });

  it("don't lose what the store couldn't keep: this process pauses at once, the others when it can again", async () => {
    const [one, two] = [instance(), instance()];
    const { keep } = kept;
    kept.keep = async () => Promise.reject(new GuestlistError("store-unavailable", "full"));
    one.begin(app, 60_000);
    await one.tell();
    assert.deepEqual([one.until(app) - now(), log.codes], [60_000, ["pause-not-stored"]]);
    await assert.rejects(one.share(), { code: "store-unavailable" });
    kept.keep = keep;
    await one.share();
    await two.share();
    assert.deepEqual(
      [one, two].map((pauses) => pauses.until(app) - now()),
      [60_000, 60_000],
    );
  });

  it("are kept before a call that was refused goes on, and stop the calls of another instance", async () => {
    const [one, two] = [instance(), instance()];
    const call = { ...app, idempotent: true };
    const refused = scriptedRemote(clock, busy("300"));
    const retry = createHttpRetry({ clock, log, pauses: one });
    await assert.rejects(finishOn(clock)(retry.run(call, refused.attempt)), { code: "throttled" });
    await two.share();
    const spared = scriptedRemote(clock, fine);
    await assert.rejects(createHttpRetry({ clock, log, pauses: two }).run(call, spared.attempt), { code: "throttled", retryAfter: 300 });
    assert.deepEqual(spared.at, []);
  });
});
