import assert from "node:assert/strict";
import { answerInTime } from "../../bot/answer-in-time.ts";
import type { Answer } from "../../bot/answer.ts";
import { createTwins } from "../../bot/press-twins.ts";
import { createContinuations } from "../../src/continuations.ts";
import { GuestlistError } from "../../src/errors.ts";
import type { LateContent } from "../../src/domain/late-answer.ts";
import { busyRefusal } from "../../src/flows/steps/busy-refusal.ts";
import { id } from "../build/ids.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { actionCall, pressedInvitation as data, texts } from "../fakes/action-call.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

const done: Answer = { kind: "message", text: "No mail went out." };
const working = { kind: "message", text: texts.t("error.working") };
const notStored = { kind: "message", text: texts.t("late.not-stored") };
const invitation = id(data.invitation);

function world() {
  const clock = new FakeClock();
  const log = new RecordingLog();
  const continuations = createContinuations({ clock, log });
  const twins = createTwins();
  const work = Promise.withResolvers<Answer>();
  const promised = Promise.withResolvers<void>();
  const kept: unknown[] = [];
  const flows = {
    promiseAnswer: async (late: object) => (kept.push(["promised", late]), promised.promise),
    keepAnswer: async (late: { invitation?: string }, content: LateContent) => void kept.push(["kept", late.invitation, content]),
    dropAnswer: async () => void kept.push("dropped"),
    findInvitation: async () => undefined,
    newReference: () => "a1b2c3d4",
    busyRefusal: (error: unknown) => busyRefusal(error, clock),
  };
  const call = actionCall({ data, flows });
  let begun = 0;
  function press(): Promise<Answer> {
    const inTime = { ...call, press: { ...call.press, verb: "resend" }, continuations, twins, log };
    return answerInTime(inTime, () => ((begun += 1), work.promise));
  }
  const { conversation, person: by } = call.press.turn;
  const owed = ["promised", { message: { conversation, card: call.press.card }, by, invitation }];
  return { clock, log, continuations, work, promised, kept, press, owed, begun: () => begun };
}

describe("answerInTime", () => {
  it("gives an answer that is in time, and stores nothing", async () => {
    const { clock, work, kept, press, continuations } = world();
    const answer = press();
    await clock.advance(2_499);
    work.resolve(done);
    assert.equal(await answer, done);
    await continuations.settle();
    assert.deepEqual(kept, []);
  });

  it("says that the work goes on once it is stored that the answer is owed, and keeps the answer when it is known", async () => {
    const { clock, work, promised, kept, press, owed, continuations } = world();
    const answer = press();
    await clock.advance(2_500);
    assert.deepEqual(kept, [owed]);
    promised.resolve();
    assert.deepEqual(await answer, working);
    work.resolve(done);
    await continuations.settle();
    assert.deepEqual(kept, [owed, ["kept", invitation, { kind: "line", line: "No mail went out." }]]);
  });

  it("keeps the invitation that the answer shows, which may be a new one", async () => {
    const { clock, work, promised, kept, press, continuations } = world();
    const answer = press();
    await clock.advance(2_500);
    promised.resolve();
    await answer;
    const card = { type: "AdaptiveCard", version: "1.5" } as const;
    work.resolve({ kind: "card", card, shows: { kind: "invitation", id: id("another") } });
    await continuations.settle();
    assert.deepEqual(kept[1], ["kept", "another", { kind: "state", card }]);
  });

  it("tells until when Microsoft is busy, without a reference", async () => {
    const { clock, log, work, promised, kept, press, continuations } = world();
    const answer = press();
    await clock.advance(2_500);
    promised.resolve();
    await answer;
    work.reject(new GuestlistError("throttled", "graph asks us to wait", { retryAfter: 600 }));
    const line = texts.t("refusal.busy-until", { time: texts.formatMinute(clock.later(600_000)) });
    await continuations.settle();
    assert.deepEqual([kept[1], log.codes], [["kept", invitation, { kind: "line", line }], ["microsoft-busy"]]);
  });

  it("tells of a failure by the message, with the reference in the log", async () => {
    const { clock, log, work, promised, kept, press, continuations } = world();
    const answer = press();
    await clock.advance(2_500);
    promised.resolve();
    await answer;
    work.reject(new Error("down"));
    await continuations.settle();
    const line = texts.t("error.unexpected", { reference: "a1b2c3d4" });
    assert.deepEqual([kept[1], log.codes], [["kept", invitation, { kind: "line", line }], ["late-press-failed"]]);
  });

  it("waits as long as Teams does while nothing can be stored, then says that nothing was sent, and shows what becomes of it", async () => {
    const { clock, work, promised, kept, press, owed, continuations } = world();
    const answer = press();
    await clock.advance(9_999);
    const unanswered = Symbol("unanswered");
    assert.equal(await Promise.race([answer, Promise.resolve(unanswered)]), unanswered);
    await clock.advance(1);
    assert.deepEqual(await answer, notStored);
    work.resolve(done);
    promised.resolve();
    await continuations.settle();
    assert.deepEqual(kept, [owed, ["kept", invitation, { kind: "line", line: "No mail went out." }]]);
  });

  it("gives an answer that comes before it is stored that it is owed, and shows it only once", async () => {
    const { clock, work, promised, kept, press, owed, continuations } = world();
    const answer = press();
    await clock.advance(5_000);
    work.resolve(done);
    assert.equal(await answer, done);
    promised.resolve();
    await continuations.settle();
    assert.deepEqual(kept, [owed, "dropped"]);
  });

  it("says that nothing was sent when the store takes neither the request nor the promise", async () => {
    const { clock, work, promised, press, continuations } = world();
    const answer = press();
    await clock.advance(5_000);
    const locked = new GuestlistError("store-unavailable", "the database is locked");
    work.reject(locked);
    promised.reject(locked);
    assert.deepEqual(await answer, notStored);
    await continuations.settle();
  });

  it("fails when the work fails for another reason and no answer could be promised", async () => {
    const { clock, work, promised, press, continuations } = world();
    const answer = press();
    await clock.advance(5_000);
    work.reject(new Error("down"));
    promised.reject(new Error("full"));
    await assert.rejects(answer, /down/);
    await continuations.settle();
  });

  it("works once on a press that is delivered twice, and promises and shows one answer", async () => {
    const { clock, work, promised, kept, press, owed, begun, continuations } = world();
    const answers = [press(), press()];
    await clock.advance(2_500);
    promised.resolve();
    assert.deepEqual(await Promise.all(answers), [working, working]);
    const third = press();
    work.resolve(done);
    assert.equal(await third, done);
    await continuations.settle();
    assert.deepEqual([begun(), kept], [1, [owed, ["kept", invitation, { kind: "line", line: "No mail went out." }]]]);
  });
});
