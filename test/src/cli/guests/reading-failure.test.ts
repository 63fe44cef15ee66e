import assert from "node:assert/strict";
import { readingFailure } from "../../../../src/cli/guests/reading-failure.ts";
import { CommandFailure } from "../../../../src/cli/command-failure.ts";
import { GuestlistError } from "../../../../src/errors.ts";

const first = { kind: "first", select: [], pageSize: 1 } as const;
const next = { kind: "next", link: "https://graph.example/2", isAdvanced: false } as const;
const refusal = (status: number, cause?: unknown) => new GuestlistError("directory-refused", "refused", { status, cause });

function meaning(...given: Parameters<typeof readingFailure>) {
  const failure = readingFailure(...given);
  return failure instanceof CommandFailure ? [failure.exit, failure.message] : failure;
}

describe("readingFailure", () => {
  it("keeps what says nothing special", () => {
    for (const cause of [new Error("x"), new GuestlistError("throttled", "wait"), refusal(404)]) assert.equal(meaning(cause, first), cause);
  });

  it("tells a refused question from a place in the list that has expired", () => {
    assert.deepEqual(meaning(refusal(400), first), ["usage", "Microsoft doesn't accept this question: it gives no reason"]);
    assert.deepEqual(meaning(refusal(400), next), ["failed", "Microsoft no longer knows this place in the list, so the rest is missing."]);
  });

  it("has Graph's own words about a question, with its code if there is one", () => {
    assert.deepEqual(meaning(refusal(400, new Error("No such property\n")), first), [
      "usage",
      "Microsoft doesn't accept this question: No such property",
    ]);
    assert.deepEqual(meaning(refusal(400, Object.assign(new Error("No."), { code: "Bad\u001bRequest" })), first), [
      "usage",
      "Microsoft doesn't accept this question (Bad Request): No.",
    ]);
  });

  it("says that the account may not list users, and keeps the cause", () => {
    const cause = refusal(403);
    const failure = readingFailure(cause, first);
    assert.ok(failure instanceof CommandFailure);
    assert.deepEqual([failure.exit, failure.cause], ["refused-by-microsoft", cause]);
  });
});
