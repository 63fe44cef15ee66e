import assert from "node:assert/strict";
import { createHttpRetry } from "../../../src/adapters/http-retry.ts";
import type { Attempt, Call, HttpLimits, HttpRetry } from "../../../src/adapters/http-retry.ts";
import { GuestlistError } from "../../../src/errors.ts";
import { FakeClock } from "../../fakes/fake-clock.ts";
import { finishOn } from "../../fakes/finish-on.ts";
import { broken, busy, fine, scriptedRemote } from "../../fakes/scripted-remote.ts";
import type { Step } from "../../fakes/scripted-remote.ts";

const look: Call = { to: "graph", idempotent: true, timeoutMs: 10_000 };
const post: Call = { to: "graph", idempotent: false, timeoutMs: 30_000 };

describe("createHttpRetry", () => {
  let clock: FakeClock;

  beforeEach(() => {
    clock = new FakeClock({ now: "1970-01-01T00:00:00Z" });
  });

  const remote = (...steps: readonly Step[]) => scriptedRemote(clock, ...steps);

  function retryWith(limits: Partial<HttpLimits> = {}): HttpRetry {
    return createHttpRetry({ clock, limits });
  }

  const finish = async <T>(running: Promise<T>): Promise<T> => finishOn(clock)(running);

  it("gives the first answer as it is when nothing is wrong", async () => {
    const { at, attempt } = remote(fine);
    assert.equal(await finish(retryWith().run(look, attempt)), "fine");
    assert.deepEqual(at, [0]);
  });

  for (const status of [400, 401, 403, 404, 409, 410, 501]) {
    it(`does not repeat after ${status}`, async () => {
      const { at, attempt } = remote(broken(status), fine);
      assert.equal(await finish(retryWith().run(look, attempt)), `broken ${status}`);
      assert.equal(at.length, 1);
    });
  }

  for (const status of [408, 500, 502, 503, 504]) {
    it(`repeats what is harmless after ${status}, with growing full jitter`, async () => {
      const { at, attempt } = remote(broken(status), broken(status), broken(status), fine);
      assert.equal(await finish(retryWith().run(look, attempt)), "fine");
      assert.deepEqual(at, [0, 200, 600, 1_400]);
    });

    it(`never repeats a POST after ${status}: it may have worked`, async () => {
      const { at, attempt } = remote(broken(status, "1"), fine);
      assert.equal(await finish(retryWith().run(post, attempt)), `broken ${status}`);
      assert.equal(at.length, 1);
    });
  }

  it("caps the backoff", async () => {
    const { at, attempt } = remote(broken(500), broken(500), broken(500), fine);
    await finish(retryWith({ baseMs: 400, capMs: 600 }).run(look, attempt));
    assert.deepEqual(
      at.map((time, n) => time - (at[n - 1] ?? 0)),
      [0, 200, 300, 300],
    );
  });

  it("gives the last answer when every attempt failed", async () => {
    const { at, attempt } = remote(broken(503));
    assert.equal(await finish(retryWith().run(look, attempt)), "broken 503");
    assert.equal(at.length, 4);
  });

  it("repeats what is harmless after a lost connection and throws the last failure unchanged", async () => {
    const reset = new TypeError("fetch failed");
    const { at, attempt } = remote(reset);
    await assert.rejects(finish(retryWith().run(look, attempt)), reset);
    assert.equal(at.length, 4);
  });

  it("never repeats a POST after a lost connection", async () => {
    const { at, attempt } = remote(new TypeError("fetch failed"), fine);
    await assert.rejects(finish(retryWith().run(post, attempt)), { message: "fetch failed" });
    assert.equal(at.length, 1);
  });

  it("repeats a POST that never left: its connection was refused, or its name didn't resolve", async () => {
    const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED", syscall: "connect" });
    const { at, attempt } = remote(new TypeError("fetch failed", { cause: refused }), fine);
    assert.equal(await finish(retryWith().run(post, attempt)), "fine");
    assert.equal(at.length, 2);
  });

  it("treats our own errors as final", async () => {
    const { at, attempt } = remote(new GuestlistError("identity-unavailable", "no token"), fine);
    await assert.rejects(finish(retryWith().run(look, attempt)), { code: "identity-unavailable" });
    assert.equal(at.length, 1);
  });

  it("ends an attempt that takes too long, even if it ignores the signal, and tries again", async () => {
    const { at, attempt } = remote("silence", fine);
    assert.equal(await finish(retryWith().run({ ...look, timeoutMs: 3_000 }, attempt)), "fine");
    assert.deepEqual(at, [0, 3_200]);
  });

  it("tells the attempt by its signal that time is up", async () => {
    const signals: AbortSignal[] = [];
    const running = retryWith().run(post, async (signal) => {
      signals.push(signal);
      return new Promise<Attempt<string>>(() => undefined);
    });
    await assert.rejects(finish(running), { name: "TimeoutError", message: "No answer within 30000 ms" });
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
  });

  it("leaves no timer behind after an answer", async () => {
    await retryWith().run(look, remote(fine).attempt);
    assert.equal(clock.waiting, 0);
  });

  it("sets no time-out for a call that has none", async () => {
    const running = retryWith().run({ to: "graph", idempotent: true }, remote("silence").attempt);
    await clock.advance(0);
    assert.equal(clock.waiting, 0);
    void running;
  });

  describe("stopped by the caller", () => {
    it("begins nothing when it is too late already", async () => {
      const { at, attempt } = remote(fine);
      const signal = AbortSignal.abort(new Error("shutting down"));
      await assert.rejects(retryWith().run({ ...look, signal }, attempt), { message: "shutting down" });
      assert.deepEqual(at, []);
    });

    it("ends the attempt and does not repeat it", async () => {
      const stop = new AbortController();
      const { at, attempt } = remote("silence");
      const running = retryWith().run({ ...look, signal: stop.signal }, attempt);
      await clock.advance(500);
      stop.abort("enough");
      await assert.rejects(finish(running), { message: "The caller stopped the call", cause: "enough" });
      assert.deepEqual(at, [0]);
    });

    it("ends the wait for the next attempt", async () => {
      const stop = new AbortController();
      const { at, attempt } = remote(broken(503, "9"), fine);
      const running = retryWith().run({ ...look, signal: stop.signal }, attempt);
      await clock.advance(500);
      stop.abort(new Error("shutting down"));
      await assert.rejects(finish(running), { message: "shutting down" });
      assert.deepEqual(at, [0]);
    });
  });

  it("needs neither log nor limits", async () => {
    const retry = createHttpRetry({ clock });
    assert.equal(await finish(retry.run(look, remote(busy("1"), fine).attempt)), "fine");
  });
});
