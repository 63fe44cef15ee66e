import assert from "node:assert/strict";
import { longestCommand, suggestionCard, suggestionData } from "../../../src/cards/suggestion.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const texts = textsFor("en");

describe("suggestionCard", () => {
  it("offers each command as a button that sends it", () => {
    const { actions } = suggestionCard({ text: "Did you mean this?", commands: ["pending", "invite sam@fabrikam.com"] }, texts);
    const buttons = Array.isArray(actions) ? (actions as readonly Readonly<Record<string, unknown>>[]) : [];
    assert.deepEqual(
      buttons.map(({ title, verb, data }) => [title, verb, data]),
      [
        ["pending", "run-command", { text: "pending" }],
        ["invite sam@fabrikam.com", "run-command", { text: "invite sam@fabrikam.com" }],
      ],
    );
  });

  it("offers as many as Teams shows, and cuts what is too long", () => {
    const { commands } = suggestionData({ text: "?", commands: Array.from({ length: 9 }, () => "x".repeat(9_000)) }, texts);
    assert.deepEqual(
      commands.map(({ title, text }) => [title.length, text.length]),
      Array.from({ length: 6 }, () => [80, longestCommand]),
    );
  });
});
