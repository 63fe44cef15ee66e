import assert from "node:assert/strict";
import { notYours } from "../../../bot/answers/not-yours.ts";
import { texts } from "../../fakes/action-call.ts";

describe("notYours", () => {
  it("names the person who may press the button", () => {
    const text = "Only Diego, who invited this partner, can see the link.";
    assert.deepEqual(notYours({ name: "Diego" }, "error.not-your-link", texts), { kind: "message", text });
  });

  it("leaves out what Markdown would read in a name", () => {
    const answer = notYours({ name: "Diego *S*" }, "error.not-your-retry", texts);
    assert.deepEqual(answer, { kind: "message", text: "Only Diego S, who asked for this invitation, can try it again." });
  });
});
