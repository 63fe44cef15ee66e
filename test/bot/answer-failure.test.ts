import assert from "node:assert/strict";
import { answerFailure } from "../../bot/answer-failure.ts";
import { cardAction, message } from "../build/activities.ts";
import { turnWith } from "../fakes/heard-in-turn.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

const failure = new TypeError("the secret of sam@fabrikam.com");
const sentence =
  "Something went wrong on my side. Try again in a minute. If it happens again, give this reference to your IT support: ref-1";

async function answered(activity: Parameters<typeof turnWith>[0], refusal?: Error) {
  const log = new RecordingLog();
  const { context, sent } = turnWith(activity, refusal);
  await answerFailure(log, () => "ref-1")(context, failure);
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

  it("never throws, also when the answer can't be sent", async () => {
    const refusal = new Error("403");
    const { log } = await answered(message(), refusal);
    assert.deepEqual(log.lines[1], { level: "error", code: "failure-not-answered", reference: "ref-1" });
    assert.deepEqual(log.failures, [failure, refusal]);
  });
});
