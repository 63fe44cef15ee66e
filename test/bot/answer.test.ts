import assert from "node:assert/strict";
import { invokeResponse, signInResponse } from "../../bot/answer.ts";
import { askAdminCard } from "../../src/cards/ask-admin.ts";
import { texts } from "../fakes/action-call.ts";
import { signInResource } from "../fakes/fake-sign-in-page.ts";

describe("invokeResponse", () => {
  const card = askAdminCard({ name: "Adele", ask: { for: "ask-for-consent", grantUrl: "https://login.example/" } }, texts);
  const text = "This button is out of date.";
  for (const [answer, statusCode, type, value] of [
    [{ kind: "card", card }, 200, "application/vnd.microsoft.card.adaptive", card],
    [{ kind: "message", text }, 200, "application/vnd.microsoft.activity.message", text],
    [{ kind: "wrong-code" }, 401, "application/vnd.microsoft.error.invalidAuthCode", null],
    [{ kind: "error", status: 400, text }, 400, "application/vnd.microsoft.error", { code: "BadRequest", message: text }],
    [{ kind: "error", status: 500, text }, 500, "application/vnd.microsoft.error", { code: "InternalServerError", message: text }],
  ] as const) {
    it(`has HTTP status 200 and its own status in the body: ${answer.kind} ${statusCode}`, () => {
      assert.deepEqual(invokeResponse(answer), { status: 200, body: { statusCode, type, value } });
    });
  }
});

describe("signInResponse", () => {
  it("asks Teams to sign the person in silently, with a button in case that fails", () => {
    const text = "Sign in so that I can act for you.";
    const value = {
      text,
      connectionName: "graph",
      tokenExchangeResource: signInResource.exchange,
      buttons: [{ type: "signin", title: "Sign in", text, value: signInResource.link }],
    };
    const body = { statusCode: 401, type: "application/vnd.microsoft.activity.loginRequest", value };
    assert.deepEqual(signInResponse(signInResource, texts), { status: 200, body });
  });
});
