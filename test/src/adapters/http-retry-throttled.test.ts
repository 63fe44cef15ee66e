import assert from "node:assert/strict";
import { createHttpRetry } from "../../../src/adapters/http-retry.ts";
import type { Call, HttpLimits, HttpRetry } from "../../../src/adapters/http-retry.ts";
import type { LogFields } from "../../../src/ports/log.ts";
import { FakeClock } from "../../fakes/fake-clock.ts";
import { finishOn } from "../../fakes/finish-on.ts";
import { broken, busy, fine, scriptedRemote } from "../../fakes/scripted-remote.ts";
import type { Step } from "../../fakes/scripted-remote.ts";

const look: Call = { to: "graph", idempotent: true, timeoutMs: 10_000 };
const post: Call = { to: "graph", idempotent: false, timeoutMs: 30_000 };

describe("createHttpRetry, throttled", () => {
  let clock: FakeClock;
  let lines: [string, LogFields | undefined][];

  beforeEach(() => {
    clock = new FakeClock({ now: "1970-01-01T00:00:00Z" });
    lines = [];
  });

  const remote = (...steps: readonly Step[]) => scriptedRemote(clock, ...steps);

  function retryWith(limits: Partial<HttpLimits> = {}): HttpRetry {
    const log = {
      info: () => undefined,
      warn: (code: string, fields?: LogFields) => void lines.push([code, fields]),
      error: () => undefined,
    };
    return createHttpRetry({ clock, log, limits });
  }

  const finish = async <T>(running: Promise<T>): Promise<T> => finishOn(clock)(running);

  it("waits as long as Retry-After says, a POST too: it was certainly not done", async () => {
    const { at, attempt } = remote(busy("7"), fine);
    assert.equal(await finish(retryWith({ spreadMs: 0 }).run(post, attempt)), "fine");
    assert.deepEqual(at, [0, 7_000]);
    assert.deepEqual(lines, [["remote-throttles", { to: "graph", seconds: 7 }]]);
  });

  it("reads Retry-After as a date", async () => {
    const { at, attempt } = remote(busy(new Date(4_000).toUTCString()), fine);
    await finish(retryWith({ spreadMs: 0 }).run(look, attempt));
    assert.deepEqual(at, [0, 4_000]);
  });

  it("reads Retry-After with a fraction", async () => {
    const { at, attempt } = remote(busy("1.2"), fine);
    await finish(retryWith({ spreadMs: 0 }).run(look, attempt));
    assert.deepEqual(at, [0, 2_000]);
  });

  it("treats a date in the past as now", async () => {
    await clock.advance(60_000);
    const { at, attempt } = remote(busy(new Date(4_000).toUTCString()), fine);
    await finish(retryWith().run(look, attempt));
    assert.deepEqual(at, [60_000, 60_000]);
  });

  for (const odd of [undefined, "", "soon", "-5", "1.", "Mon, nonsense"]) {
    it(`backs off by itself when Retry-After is ${odd === undefined ? "missing" : `"${odd}"`}`, async () => {
      const { at, attempt } = remote(busy(odd), fine);
      await finish(retryWith({ spreadMs: 0 }).run(look, attempt));
      assert.deepEqual(at, [0, 200]);
    });
  }

  it("honours Retry-After of a 503 too, without making others wait", async () => {
    const retry = retryWith({ spreadMs: 0 });
    const slow = remote(broken(503, "5"), fine);
    const other = remote(fine);
    const running = retry.run(look, slow.attempt);
    await clock.advance(1_000);
    await retry.run(look, other.attempt);
    await finish(running);
    assert.deepEqual([slow.at, other.at], [[0, 5_000], [1_000]]);
  });

  it("gives a 503 back at once when it asks for longer than a call may take", async () => {
    const { at, attempt } = remote(broken(503, "60"), fine);
    assert.equal(await finish(retryWith().run(look, attempt)), "broken 503");
    assert.deepEqual(at, [0]);
  });

  it("waits until the last moment of its time limit, and no longer", async () => {
    const exact = remote(broken(503, "20"), fine);
    assert.equal(await finish(retryWith().run(look, exact.attempt)), "fine");
    const longer = remote(broken(503, "21"), fine);
    assert.equal(await finish(retryWith().run(look, longer.attempt)), "broken 503");
  });

  it("lets the job wait when that is longer than a call may take", async () => {
    const { at, attempt } = remote(busy("120"), fine);
    await assert.rejects(finish(retryWith().run(look, attempt)), {
      code: "throttled",
      retryAfter: 120,
      status: 429,
      message: "graph asks us to wait",
    });
    assert.deepEqual(at, [0]);
  });

  it("says throttled, never the answer, when all attempts were", async () => {
    const { at, attempt } = remote(busy("2"));
    await assert.rejects(finish(retryWith({ spreadMs: 0 }).run(look, attempt)), { code: "throttled", retryAfter: 2 });
    assert.deepEqual(at, [0, 2_000, 4_000, 6_000]);
  });

  it("counts the attempts' own time too: no new one begins after the time limit", async () => {
    const { at, attempt } = remote("silence");
    const running = retryWith({ callLimitMs: 15_000 }).run(look, attempt);
    await assert.rejects(finish(running), { name: "TimeoutError" });
    assert.deepEqual(at, [0, 10_200]);
  });

  it("makes all calls wait, spread a little, and sends nothing in the meantime", async () => {
    const retry = retryWith({ spreadMs: 1_000 });
    const first = remote(busy("5"), fine);
    const second = remote(fine);
    const running = retry.run(look, first.attempt);
    await clock.advance(1_000);
    const waiting = retry.run(look, second.attempt);
    await finish(Promise.all([running, waiting]));
    assert.deepEqual([first.at, second.at], [[0, 5_500], [5_500]]);
  });

  it("sends nothing at all while a long pause lasts", async () => {
    const retry = retryWith();
    await assert.rejects(retry.run(look, remote(busy("60")).attempt), { code: "throttled" });
    await clock.advance(10_000);
    const second = remote(fine);
    await assert.rejects(finish(retry.run(look, second.attempt)), { code: "throttled", retryAfter: 50 });
    assert.deepEqual(second.at, []);
  });

  it("does not shorten a pause by a later, smaller one", async () => {
    const retry = retryWith({ spreadMs: 0 });
    const long = remote(busy("10"), fine);
    const short = remote(busy("1"), fine);
    await finish(Promise.all([retry.run(look, long.attempt), retry.run(look, short.attempt)]));
    assert.deepEqual(
      [long.at, short.at],
      [
        [0, 10_000],
        [0, 10_000],
      ],
    );
  });

  it("continues to wait when the pause became longer in the meantime", async () => {
    const retry = retryWith({ spreadMs: 0 });
    const first = remote(busy("2"), fine);
    const running = retry.run(look, first.attempt);
    const late = retry.run(look, async () => {
      await clock.wait(1_000);
      return busy("5");
    });
    await clock.advance(1_500);
    await assert.rejects(finish(Promise.all([running, late])), { code: "throttled" });
    assert.deepEqual(first.at, [0, 6_000]);
  });

  it("leaves other remotes alone and forgets pauses that are over", async () => {
    const retry = retryWith({ spreadMs: 0 });
    const first = remote(busy("5"), fine);
    const entra = remote(busy("1"), fine);
    const running = retry.run(look, first.attempt);
    await clock.advance(6_000);
    await finish(Promise.all([running, retry.run({ ...look, to: "entra" }, entra.attempt)]));
    assert.deepEqual(
      [first.at, entra.at],
      [
        [0, 5_000],
        [6_000, 7_000],
      ],
    );
  });

  it("lets one person's pause stop nobody else", async () => {
    const retry = retryWith({ spreadMs: 0 });
    const adele = { ...look, by: "adele" };
    await assert.rejects(retry.run(adele, remote(busy("60")).attempt), { code: "throttled" });
    assert.deepEqual(lines, [["remote-throttles", { to: "graph", by: "adele", seconds: 60 }]]);
    assert.equal(await retry.run({ ...look, by: "grady" }, remote(fine).attempt), "fine");
    await assert.rejects(retry.run(adele, remote(fine).attempt), { code: "throttled", retryAfter: 60 });
  });

  for (const wrong of ["86400", "99999999999999999999", new Date(9e12).toUTCString()]) {
    it(`asks again after a quarter of an hour, once, when Retry-After is "${wrong}"`, async () => {
      const retry = retryWith({ spreadMs: 0 });
      await assert.rejects(retry.run(look, remote(busy(wrong)).attempt), { code: "throttled", retryAfter: 900 });
      await clock.advance(900_000);
      const probe = remote(busy(wrong));
      const second = remote(fine);
      const outcomes = Promise.allSettled([retry.run(look, probe.attempt), retry.run(look, second.attempt)]);
      assert.deepEqual(
        (await finish(outcomes)).map(({ status }) => status),
        ["rejected", "rejected"],
      );
      assert.deepEqual([probe.at, second.at], [[900_000], []]);
      await clock.advance(900_000);
      assert.equal(await retry.run(look, second.attempt), "fine");
      assert.equal(await retry.run(look, second.attempt), "fine");
    });
  }
});
