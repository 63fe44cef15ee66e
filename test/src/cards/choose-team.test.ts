import assert from "node:assert/strict";
import { chooseTeamCard, chooseTeamData } from "../../../src/cards/choose-team.ts";
import type { ChooseTeamView } from "../../../src/cards/choose-team.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { accepted } from "../../build/in-state.ts";

const texts = textsFor("en");
const invitation = accepted({ email: "dana@fabrikam.com" });
const link = "https://teams.example";
const teams = (count: number) => Array.from({ length: count }, (_, index) => ({ groupId: `group-${index}`, name: `Team ${index}` }));
const partner = { email: invitation.email, invitation };
const dataOf = (given: ChooseTeamView["teams"]) => chooseTeamData({ partner, teams: given, link }, texts);
const kindsOf = (given: ChooseTeamView["teams"], who: ChooseTeamView["partner"] = partner) => {
  const card = Object(chooseTeamCard({ partner: who, teams: given, link }, texts));
  return [...card.body, ...card.actions].map((part: { type: string; verb?: string }) => part.verb ?? part.type);
};

describe("chooseTeamCard", () => {
  it("offers the teams; a long list can be searched", () => {
    assert.deepEqual(dataOf(teams(1)).choices, [{ title: "Team 0", value: "group-0" }]);
    assert.deepEqual([dataOf(teams(8)).team.style, dataOf(teams(9)).team.style], ["compact", "filtered"]);
    assert.deepEqual(kindsOf(teams(2)), ["TextBlock", "Input.ChoiceSet", "add-to-team", "show-card"]);
  });

  it("names the address where there is no invitation, and no card to go back to", () => {
    const { email } = invitation;
    assert.deepEqual(dataOf(teams(1)).who, { invitation: invitation.id });
    assert.deepEqual(chooseTeamData({ partner: { email }, teams: [], link }, texts).who, { address: email });
    assert.deepEqual(kindsOf(teams(2), { email }), ["TextBlock", "Input.ChoiceSet", "add-to-team"]);
  });

  it("leads into Teams when there is none, or when the bot can't see them", () => {
    for (const [given, why] of [
      [[], "You own no team. An owner of the team can add dana@fabrikam.com in Teams."],
      ["not-checked", "I can't see which teams you own."],
    ] as const) {
      assert.equal(dataOf(given).why, why);
      assert.deepEqual(kindsOf(given), ["TextBlock", "TextBlock", "TextBlock", "Action.OpenUrl", "show-card"]);
    }
  });
});
