import assert from "node:assert/strict";
import { chooseTeam } from "../../../bot/team-actions/choose-team.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { chooseTeamCard } from "../../../src/cards/choose-team.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import type { ChoiceOutcome } from "../../../src/flows/joining/choose-team.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };

async function answered(outcome: ChoiceOutcome, given: Readonly<Record<string, string>> = data, who: unknown = { id: data.invitation }) {
  const asked: unknown[] = [];
  const call = actionCall({ data: given, flows: { chooseTeam: async (input) => (asked.push(input), outcome) } });
  const answer = await chooseTeam(call);
  const { person: by, conversation } = call.press.turn;
  assert.deepEqual(asked, [{ who, by, conversation, ssoToken: undefined }]);
  return answer;
}

describe("chooseTeam", () => {
  it("shows the person's teams", async () => {
    const invitation = accepted();
    const { email, options } = invitation;
    const found = { teams: [{ groupId: "g", name: "T" }], link: "https://teams.example" } as const;
    for (const [partner, given, who] of [
      [{ email, options, invitation }, data, { id: data.invitation }],
      [{ email, options: {} }, { address: email }, { address: email }],
    ] as const) {
      const outcome = { kind: "teams", partner, ...found } as const;
      assert.deepEqual(await answered(outcome, given, who), { kind: "card", card: chooseTeamCard(outcome, texts) });
    }
  });

  it("shows the living card of a partner who has not accepted", async () => {
    const invitation = invited();
    const shows = { kind: "invitation", id: invitation.id };
    assert.deepEqual(await answered({ kind: "not-accepted", invitation }), {
      kind: "card",
      card: invitationCard({ invitation }, texts),
      shows,
    });
  });

  it("asks Teams to sign the person in, or says why it can't be", async () => {
    assert.deepEqual(await answered({ kind: "sign-in-needed" }), { kind: "sign-in" });
    const answer = await answered({ kind: "not-signed-in", refusal: { kind: "sign-in-refused" } });
    assert.deepEqual(answer, { kind: "message", text: texts.t("failure.sign-in-refused") });
  });

  it("finds no invitation that the person may not see, nor one in data that was tampered with", async () => {
    assert.deepEqual(await answered({ kind: "unknown-invitation" }), unknownInvitation(texts));
    assert.deepEqual(await chooseTeam(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
