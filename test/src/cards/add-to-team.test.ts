import assert from "node:assert/strict";
import { addToTeamData } from "../../../src/cards/add-to-team.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { accepted } from "../../build/in-state.ts";

const invitation = accepted({ email: "sam_r@fabrikam.com" });

describe("addToTeamCard", () => {
  it("names the people to ask, with a plain text to send", () => {
    const { title, how, request } = addToTeamData({ invitation, team: "R_D" }, textsFor("en"));
    assert.equal(title, "Ask an owner of R\\_D");
    assert.match(how, /^I can't add sam\\_r@fabrikam\.com for you/);
    assert.deepEqual(request, { label: "Text for an owner", value: "Could you please add sam_r@fabrikam.com to the team R_D?" });
  });

  it("names the partner as the requester did", () => {
    const options = { ...invitation.options, displayName: "Sam *R*" };
    assert.match(addToTeamData({ invitation: { ...invitation, options }, team: "R" }, textsFor("en")).how, /add Sam \\\*R\\\* for you/);
  });
});
