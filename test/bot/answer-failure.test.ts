import assert from "node:assert/strict";
import { answerFailure } from "../../bot/answer-failure.ts";
import { GuestlistError } from "../../src/errors.ts";
import { cardAction, message } from "../build/activities.ts";
import { turnWith } from "../fakes/heard-in-turn.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

const failure = new TypeError("the secret of sam@fabrikam.com");
const sentence =
  "Something went wrong on my side. Try again in a minute. If it happens again, give this reference to your IT support: ref-1";

async function answered(activity: Parameters<typeof turnWith>[0], refusal?: Error, error: Error = failure) {
  const log = new RecordingLog();
  const { context, sent } = turnWith(activity, refusal);
  await answerFailure({ log, clock: new FakeClock({ now: "2026-11-20T14:02:00Z" }), newReference: () => "ref-1" })(context, error);
  assert.equal(JSON.stringify(sent).includes("secret"), false);
  return { log, sent };
}

describe("answerFailure", () => {
  it("answers a message with a sentence and a reference, and logs the failure under it", async () => {
    const { log, sent } = await answered(message());
    assert.deepEqual(
      sent.map(({ type, text }) => ({ type, text })),
      [{ type: "message", text: sentence }],
    );
    assert.deepEqual(log.lines, [{ level: "error", code: "turn-failed", reference: "ref-1", activity: "message" }]);
    assert.deepEqual(log.failures, [failure]);
  });

  it("answers an invoke, with HTTP 200 and the failure in the body", async () => {
    const { sent } = await answered(cardAction({ verb: "retry" }));
    const value = { code: "InternalServerError", message: sentence };
    assert.deepEqual(
      sent.map(({ type, value: answer }) => ({ type, answer })),
      [{ type: "invokeResponse", answer: { status: 200, body: { statusCode: 500, type: "application/vnd.microsoft.error", value } } }],
    );
  });

  it("speaks the person's language", async () => {
    const { sent } = await answered(message({ locale: "fr-FR" }));
    assert.match(sent[0]?.text ?? "", /ref-1/);
    assert.notEqual(sent[0]?.text, sentence);
  });

  it("says nothing when no person asked", async () => {
    const { log, sent } = await answered(message({ type: "installationUpdate" }));
    assert.deepEqual([sent, log.codes], [[], ["turn-failed"]]);
  });

  it("says until when Microsoft is busy, in the person's language and zone, with no error and no reference", async () => {
    const busy = new GuestlistError("throttled", "graph asks us to wait", { status: 429, retryAfter: 1_800 });
    const { log, sent } = await answered(message({ locale: "de-DE", localTimezone: "Europe/Berlin" }), undefined, busy);
    assert.deepEqual(
      sent.map(({ text }) => text),
      ["Microsoft ist bis 15:32 überlastet. Versuchen Sie es danach noch einmal."],
    );
    assert.deepEqual([log.codes, log.failures], [["microsoft-busy"], []]);
  });

  it("answers a press with a line, not an error, when Microsoft doesn't answer", async () => {
    const { sent } = await answered(cardAction({ verb: "show-pending" }), undefined, new GuestlistError("directory-unavailable", "down"));
    const answer = { statusCode: 200, type: "application/vnd.microsoft.activity.message" };
    const value = "Microsoft doesn't answer at the moment. Try again in a minute.";
    assert.deepEqual(
      sent.map(({ value: response }) => response),
      [{ status: 200, body: { ...answer, value } }],
    );
  });

  it("never throws, also when the answer can't be sent", async () => {
    const refusal = new Error("403");
    const { log } = await answered(message(), refusal);
    assert.deepEqual(log.lines[1], { level: "error", code: "failure-not-answered", reference: "ref-1" });
    assert.deepEqual(log.failures, [failure, refusal]);
  });
});
