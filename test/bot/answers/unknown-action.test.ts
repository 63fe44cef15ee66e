import assert from "node:assert/strict";
import { unknownAction } from "../../../bot/answers/unknown-action.ts";
import { texts } from "../../fakes/action-call.ts";

describe("unknownAction", () => {
  it("says that the button is out of date, and what to type", () => {
    const text = "This button is out of date. Type “help” to see what I can do.";
    assert.deepEqual(unknownAction(texts), { kind: "error", status: 400, text });
  });
});
