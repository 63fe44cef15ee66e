import assert from "node:assert/strict";
import { createContinuations } from "../../src/continuations.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

function world() {
  const clock = new FakeClock();
  const log = new RecordingLog();
  const followed: string[] = [];
  const after = (name: string) => async () => void followed.push(name);
  return { clock, log, followed, after, continuations: createContinuations({ clock, log }) };
}

describe("createContinuations", () => {
  it("gives the result of work that is in time, and nothing follows it", async () => {
    const { clock, followed, after, continuations } = world();
    const work = Promise.withResolvers<string>();
    const answer = continuations.within(work.promise, after("work"));
    await clock.advance(2_499);
    work.resolve("invited");
    assert.equal(await answer, "invited");
    await clock.advance(10_000);
    await continuations.settle();
    assert.deepEqual([followed, clock.waiting], [[], 0]);
  });

  it("lets the caller see why work failed in time", async () => {
    const { followed, log, after, continuations } = world();
    await assert.rejects(continuations.within(Promise.reject(new Error("down")), after("work")), /down/);
    await continuations.settle();
    assert.deepEqual([followed, log.codes], [[], []]);
  });

  it("answers late after two and a half seconds, and follows up once the work has ended", async () => {
    const { clock, followed, after, continuations } = world();
    const work = Promise.withResolvers<string>();
    const answer = continuations.within(work.promise, after("work"));
    await clock.advance(2_500);
    assert.equal(await answer, "late");
    assert.deepEqual(followed, []);
    work.resolve("invited");
    await continuations.settle();
    assert.deepEqual(followed, ["work"]);
  });

  it("follows up on late work that failed, and says so in the log", async () => {
    const { clock, log, followed, after, continuations } = world();
    const work = Promise.withResolvers<string>();
    const answer = continuations.within(work.promise, after("work"));
    await clock.advance(2_500);
    await answer;
    const failure = new Error("down");
    work.reject(failure);
    await continuations.settle();
    assert.deepEqual([followed, log.codes, log.failures], [["work"], ["continuation-failed"], [failure]]);
  });

  it("says so in the log when what follows fails", async () => {
    const { clock, log, continuations } = world();
    const failure = new Error("store down");
    const work = Promise.withResolvers<string>();
    const answer = continuations.within(work.promise, async () => Promise.reject(failure));
    await clock.advance(2_500);
    await answer;
    work.resolve("invited");
    await continuations.settle();
    assert.deepEqual([log.codes, log.failures], [["continuation-failed"], [failure]]);
  });

  it("settles when all that was late has ended, and not before", async () => {
    const { clock, followed, after, continuations } = world();
    const works = ["one", "two"].map((name) => ({ name, ...Promise.withResolvers<string>() }));
    const answers = works.map(({ name, promise }) => continuations.within(promise, after(name)));
    await clock.advance(2_500);
    await Promise.all(answers);
    let settled = false;
    const settling = continuations.settle().then(() => {
      settled = true;
    });
    works[0]?.resolve("");
    await clock.advance(0);
    assert.deepEqual([settled, followed], [false, ["one"]]);
    works[1]?.resolve("");
    await settling;
    assert.deepEqual(followed, ["one", "two"]);
  });

  it("lets turns wait for their own work when a hundred are late, and answers late again afterwards", async () => {
    const { clock, continuations } = world();
    const ignore = async () => undefined;
    const late = Promise.withResolvers<string>();
    const answers = Array.from({ length: 100 }, () => continuations.within(late.promise, ignore));
    await clock.advance(2_500);
    assert.equal(new Set(await Promise.all(answers)).size, 1);
    const own = Promise.withResolvers<string>();
    const answer = continuations.within(own.promise, ignore);
    await clock.advance(60_000);
    own.resolve("waited for");
    assert.equal(await answer, "waited for");
    late.resolve("");
    await continuations.settle();
    const next = continuations.within(new Promise(() => undefined), ignore);
    await clock.advance(2_500);
    assert.equal(await next, "late");
  });
});
