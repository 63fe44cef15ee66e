import assert from "node:assert/strict";
import { readPress, viewerOf } from "../../bot/press.ts";
import { readTurn } from "../../bot/turn.ts";
import { cardAction, teamsIds } from "../build/activities.ts";
import type { GivenActivity } from "../build/activities.ts";

const press = { verb: "retry", data: { invitation: "1" } };
const turn = readTurn(cardAction(press));
assert.ok(turn);

const read = (given: Parameters<typeof cardAction>[0], more: GivenActivity = {}) => readPress(cardAction(given, more), turn);
const withValue = (value: unknown) => read(press, { value });
const execute = { type: "Action.Execute", verb: "retry" };

describe("readPress", () => {
  it("reads who pressed what, and with which data", () => {
    const card = "1700000000002";
    assert.deepEqual(read(press), {
      turn,
      verb: "retry",
      data: { invitation: "1" },
      ssoToken: undefined,
      signInCode: undefined,
      automatic: false,
      card,
    });
  });

  it("reads the token that Teams adds", () => {
    assert.equal(read({ ...press, token: "jwt" })?.ssoToken, "jwt");
    assert.equal(withValue({ action: execute, authentication: null })?.ssoToken, undefined);
  });

  it("reads the code that Teams adds after a sign-in by button", () => {
    assert.equal(withValue({ action: execute, state: "123456" })?.signInCode, "123456");
    assert.equal(withValue({ action: execute, state: 123456 })?.signInCode, undefined);
    assert.equal(withValue({ action: execute, state: "1".repeat(101) })?.signInCode, undefined);
  });

  it("recognises a refresh of the card", () => {
    assert.equal(read({ ...press, trigger: "automatic" })?.automatic, true);
    assert.equal(withValue({ action: execute, trigger: 7 })?.automatic, false);
    assert.equal(withValue({ action: execute })?.automatic, false);
  });

  it("reads a press without data", () => {
    assert.deepEqual(withValue({ action: execute })?.data, {});
  });

  for (const [what, given] of [
    ["a value that is no object", { value: "retry" }],
    ["no value", { value: undefined }],
    ["no action", { value: {} }],
    ["an action that is null", { value: { action: null } }],
    ["another type of action", { value: { action: { ...execute, type: "Action.Submit" } } }],
    ["no verb", { value: { action: { type: "Action.Execute" } } }],
    ["a verb of a wrong type", { value: { action: { ...execute, verb: 7 } } }],
    ["an endless verb", { value: { action: { ...execute, verb: "x".repeat(101) } } }],
    ["data that is text", { value: { action: { ...execute, data: "invitation" } } }],
    ["data that is a list", { value: { action: { ...execute, data: [1] } } }],
    ["a token that is empty", { value: { action: execute, authentication: { token: "" } } }],
    ["a token that is endless", { value: { action: execute, authentication: { token: "x".repeat(20_001) } } }],
    ["no message that holds the card", { replyToId: undefined }],
    ["an endless message id", { replyToId: "x".repeat(1_001) }],
  ] as const) {
    it(`can't read ${what}`, () => assert.equal(read(press, given), undefined));
  }
});

describe("viewerOf", () => {
  it("is the person who pressed, and the place", () => {
    const found = read(press);
    assert.ok(found);
    assert.deepEqual(viewerOf(found), { id: teamsIds.adele, conversation: teamsIds.thread });
  });
});
