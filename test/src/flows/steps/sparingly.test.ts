import assert from "node:assert/strict";
import { sparingly } from "../../../../src/flows/steps/sparingly.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { RecordingLog } from "../../../fakes/recording-log.ts";

function world() {
  const [log, clock] = [new RecordingLog(), new FakeClock()];
  return { log, clock, say: sparingly({ log, clock }) };
}

const counts = ({ lines }: RecordingLog) => lines.map(({ code, count }) => [code, count]);

describe("sparingly", () => {
  it("says each code at once, and then once a minute with how many there were since", async () => {
    const { log, clock, say } = world();
    for (let times = 0; times < 5; times += 1) say("late", { count: 2 });
    say("forged", { count: 1 });
    await clock.advance(59_999);
    say("late", { count: 1 });
    assert.deepEqual(counts(log), [
      ["late", 2],
      ["forged", 1],
    ]);
    await clock.advance(1);
    say("late", { count: 1 });
    assert.deepEqual(counts(log).at(-1), ["late", 4 * 2 + 1 + 1]);
  });

  it("says it again after the clock was set back", async () => {
    const { log, clock, say } = world();
    say("late", { count: 1 });
    await clock.advance(-3_600_000);
    say("late", { count: 1 });
    assert.equal(log.lines.length, 2);
  });

  it("warns, or says an error with its cause, and what else there is to say", () => {
    const { log, say } = world();
    say("late", { count: 1, fields: { invitation: "one" } });
    say("failed", { count: 1, error: new Error("away"), fields: { invitation: "one" } });
    assert.deepEqual(
      log.lines.map(({ level, code, count, invitation }) => [level, code, count, invitation]),
      [
        ["warn", "late", 1, "one"],
        ["error", "failed", 1, "one"],
      ],
    );
    assert.equal((log.failures[0] as Error).message, "away");
  });
});
