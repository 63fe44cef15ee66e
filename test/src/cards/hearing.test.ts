import assert from "node:assert/strict";
import { hearingData } from "../../../src/cards/hearing.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { texts } from "../../fakes/action-call.ts";

const rhythm = { hour: 5_000, day: 15_000, days: 60_000, joined: 60_000 };
const now = at("12:00");

describe("hearingData", () => {
  it("says of each acceptance how it was heard of, and how long that took", () => {
    const heard = [
      { path: "landing-page", since: at("11:50"), heardAt: at("11:50:02") },
      { path: "delta", since: at("09:00"), heardAt: at("09:31") },
      { path: "young", since: at("09:00:01"), heardAt: at("09:00") },
    ] as const;
    const { facts, none } = hearingData({ heard, rhythm, now }, texts);
    assert.deepEqual(facts, [
      { title: "9 minutes ago", value: "Page after accepting, after 2 seconds" },
      { title: "2 hours ago", value: "List of changes, after 31 minutes" },
      { title: "3 hours ago", value: "Check of new guests, after 0 seconds" },
    ]);
    assert.equal(none, "");
  });

  it("says that nobody has accepted, and how often new guests are checked", () => {
    const view = hearingData({ heard: [], rhythm, now }, texts);
    assert.deepEqual([view.none, view.facts], ["Nobody has accepted yet.", []]);
    assert.equal(view.rhythm, "Guests invited within the last hour are checked every 5 seconds.");
    const german = hearingData({ heard: [], rhythm, now }, textsFor("de-DE"));
    assert.equal(german.rhythm, "Gäste, die in der letzten Stunde eingeladen wurden, werden alle 5 Sekunden geprüft.");
  });

  it("says to how much the rhythm is stretched, with the slower of both for the last two days", () => {
    const stretched = { hour: 50_000, day: 820_000, days: 60_000, joined: 7_300_000 };
    const text = hearingData({ heard: [], rhythm: stretched, now }, texts).rhythm;
    assert.match(text, /last hour are checked every 50 seconds, those of the last day every 14 minutes, .* every 2 hours\.$/);
  });
});
