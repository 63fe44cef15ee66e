import assert from "node:assert/strict";
import { addToTeam } from "../../../bot/actions/add-to-team.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { addToTeamCard } from "../../../src/cards/add-to-team.ts";
import type { TeamOutcome } from "../../../src/flows/tending/add-to-team.ts";
import { accepted } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };
const view = { partner: accepted({ email: "sam@fabrikam.com" }), team: "Partners" };

async function answered(outcome: TeamOutcome, token?: string) {
  const asked: unknown[] = [];
  const given = token === undefined ? {} : { token };
  const call = actionCall({ data, ...given, flows: { addToTeam: async (input) => (asked.push(input), outcome) } });
  const answer = await addToTeam(call);
  const { person: by, conversation } = call.press.turn;
  assert.deepEqual(asked, [{ who: { id: data.invitation }, by, conversation, ssoToken: token }]);
  return answer;
}

describe("addToTeam", () => {
  for (const [outcome, text] of [
    [{ kind: "added", ...view }, "sam@fabrikam.com is in Partners now. It may take a few minutes until they see it."],
    [{ kind: "already-member", ...view }, "sam@fabrikam.com is in Partners already."],
    [{ kind: "not-found", ...view }, texts.t("team.not-found", { name: "sam@fabrikam.com" })],
    [{ kind: "not-accepted", ...view }, texts.t("team.not-accepted", { name: "sam@fabrikam.com" })],
    [
      { kind: "refused", ...view, reference: "r-1" },
      texts.t("team.refused", { name: "sam@fabrikam.com", team: "Partners", reference: "r-1" }),
    ],
    [{ kind: "elsewhere" }, texts.t("team.elsewhere")],
    [{ kind: "no-team" }, texts.t("team.no-team")],
    [{ kind: "not-signed-in", refusal: { kind: "sign-in-refused" } }, texts.t("refusal.sign-in-refused")],
  ] satisfies [TeamOutcome, string][]) {
    it(`says the result: ${outcome.kind}`, async () => {
      assert.deepEqual(await answered(outcome), { kind: "message", text });
    });
  }

  it("names the partner as the requester did, without the signs of Markdown", async () => {
    const { partner } = view;
    const named = { ...partner, options: { ...partner.options, displayName: "Sam [R](http://x)" } };
    const answer = await answered({ kind: "already-member", partner: named, team: "R_D" });
    assert.deepEqual(answer, { kind: "message", text: "Sam R (http: x) is in R D already." });
  });

  it("shows a card that names the owners when the person may not add", async () => {
    assert.deepEqual(await answered({ kind: "ask-owner", ...view }), { kind: "card", card: addToTeamCard(view, texts) });
  });

  it("names the address of a form that was refused: there is no invitation", async () => {
    const asked: unknown[] = [];
    const flows = { addToTeam: async ({ who }: { who: unknown }): Promise<TeamOutcome> => (asked.push(who), { kind: "no-team" }) };
    await addToTeam(actionCall({ data: { address: " Sam <sam@fabrikam.com>" }, flows }));
    assert.deepEqual(asked, [{ address: "sam@fabrikam.com" }]);
    assert.deepEqual(await addToTeam(actionCall({ data: { address: "sam" } })), unknownInvitation(texts));
  });

  it("asks Teams to sign the person in", async () => {
    assert.deepEqual(await answered({ kind: "sign-in-needed" }), { kind: "sign-in" });
  });

  it("finds no invitation that the person may not see, nor one in data that was tampered with", async () => {
    assert.deepEqual(await answered({ kind: "unknown-invitation" }), unknownInvitation(texts));
    assert.deepEqual(await addToTeam(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
