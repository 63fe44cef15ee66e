import assert from "node:assert/strict";
import { signInOrExpired } from "../../../bot/answers/sign-in-or-expired.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

describe("signInOrExpired", () => {
  it("asks Teams to sign the person in when the press brought no token", () => {
    assert.deepEqual(signInOrExpired(actionCall().press, texts), { kind: "sign-in" });
  });

  it("asks the person to press again when the press brought one", () => {
    const text = "Your sign-in has expired. Press the button again.";
    assert.deepEqual(signInOrExpired(actionCall({ token: "old" }).press, texts), { kind: "message", text });
  });
});
