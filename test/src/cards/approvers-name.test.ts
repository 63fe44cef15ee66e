import assert from "node:assert/strict";
import { approversName } from "../../../src/cards/approvers-name.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("approversName", () => {
  it("calls a team a team, because its name alone sounds like a company's", () => {
    const team = { approvers: "team", approversName: "Contoso Partners" };
    assert.equal(approversName(team, textsFor("en")), "the team Contoso Partners");
    assert.equal(approversName(team, textsFor("de")), "Team Contoso Partners");
  });

  it("leaves other names as the policy has them, and a team whose name couldn't be read", () => {
    assert.equal(approversName({ approvers: "legal", approversName: "Legal board" }, textsFor("en")), "Legal board");
    assert.equal(approversName({ approvers: "team", approversName: "team" }, textsFor("en")), "team");
  });
});
