import assert from "node:assert/strict";
import { addToTeamCard, addToTeamData } from "../../../src/cards/add-to-team.ts";
import type { AddToTeamView } from "../../../src/cards/add-to-team.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { accepted } from "../../build/in-state.ts";

const invitation = accepted({ email: "sam_r@fabrikam.com" });
const partner = { email: invitation.email, options: {}, invitation };
const link = "https://teams.example/l/channel";
const actionsOf = (given: AddToTeamView["partner"]): readonly object[] =>
  Object(addToTeamCard({ partner: given, team: "R", link }, textsFor("en"))).actions ?? [];

describe("addToTeamCard", () => {
  it("says what an owner does in Teams, and opens the team there", () => {
    const { title, how, open } = addToTeamData({ partner, team: "R_D", link }, textsFor("en"));
    assert.equal(title, "Add sam_r@fabrikam.com in Teams");
    assert.match(how, /“Add member”/);
    assert.deepEqual(open, { title: "Open R D", url: link });
  });

  it("leads back to the invitation's card, if there is an invitation", () => {
    assert.equal(actionsOf(partner).length, 2);
    assert.equal(actionsOf({ email: "sam@fabrikam.com", options: {} }).length, 1);
  });

  it("names the partner as the requester did", () => {
    const named = { ...partner, options: { displayName: "Sam *R*" } };
    assert.equal(addToTeamData({ partner: named, team: "R", link }, textsFor("en")).title, "Add Sam \\*R\\* in Teams");
  });
});
