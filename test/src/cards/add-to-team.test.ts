import assert from "node:assert/strict";
import { addToTeamCard, addToTeamData } from "../../../src/cards/add-to-team.ts";
import type { AddToTeamView } from "../../../src/cards/add-to-team.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { accepted } from "../../build/in-state.ts";

const actionsOf = (card: object): readonly unknown[] => Object(card).actions ?? [];
const invitation = accepted({ email: "sam_r@fabrikam.com" });

describe("addToTeamCard", () => {
  it("names the people to ask, with a plain text to send", () => {
    const { title, how, request } = addToTeamData({ partner: invitation, team: "R_D" }, textsFor("en"));
    assert.equal(title, "Ask an owner of R_D");
    assert.match(how, /^I can't add sam_r@fabrikam\.com for you/);
    assert.deepEqual(request, { label: "Text for an owner", value: "Could you please add sam_r@fabrikam.com to the team R_D?" });
  });

  it("leads back to the invitation's card, if there is an invitation", () => {
    const buttons = (partner: AddToTeamView["partner"]) => actionsOf(addToTeamCard({ partner, team: "R" }, textsFor("en")));
    assert.equal(buttons(invitation).length, 1);
    assert.equal(buttons({ email: "sam@fabrikam.com", options: {} }).length, 0);
  });

  it("names the partner as the requester did", () => {
    const options = { ...invitation.options, displayName: "Sam *R*" };
    assert.match(addToTeamData({ partner: { ...invitation, options }, team: "R" }, textsFor("en")).how, /add Sam \\\*R\\\* for you/);
  });
});
