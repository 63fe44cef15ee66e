import assert from "node:assert/strict";
import { removeFromTeam } from "../../../bot/team-actions/remove-from-team.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { ownersCard } from "../../../src/cards/owners.ts";
import type { RemovalOutcome } from "../../../src/flows/joining/remove-from-team.ts";
import { accepted } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };
const invitation = accepted();
const shows = { kind: "invitation", id: invitation.id };

async function answered(outcome: RemovalOutcome, more: Readonly<Record<string, unknown>> = {}) {
  const asked: unknown[] = [];
  const call = actionCall({
    data: { ...data, ...more },
    token: "sso",
    flows: { removeFromTeam: async (input) => (asked.push(input), outcome) },
  });
  const answer = await removeFromTeam(call);
  const { person: by, conversation } = call.press.turn;
  assert.deepEqual(asked, [{ id: data.invitation, by, conversation, ssoToken: "sso" }]);
  return answer;
}

describe("removeFromTeam", () => {
  for (const kind of ["removed", "nothing-to-undo"] as const) {
    it(`shows the card that was pressed, as it stands: ${kind}`, async () => {
      const owners = { kind: "card", card: ownersCard({ invitation }, texts), shows };
      assert.deepEqual(await answered({ kind, invitation }, { owners: 1 }), owners);
      assert.deepEqual(await answered({ kind, invitation }), { kind: "card", card: invitationCard({ invitation }, texts), shows });
    });
  }

  for (const [outcome, text] of [
    [{ kind: "not-yours", adder: { name: "Megan" } }, "Only Megan can undo this here. In Teams, any owner can remove a member."],
    [{ kind: "not-permitted", team: "Part_ners" }, texts.t("team.not-removed", { team: "Part ners" })],
    [{ kind: "refused", team: "Partners", reference: "r-1" }, texts.t("team.not-removed-refused", { team: "Partners", reference: "r-1" })],
    [{ kind: "not-signed-in", refusal: { kind: "sign-in-refused" } }, texts.t("failure.sign-in-refused")],
  ] satisfies [RemovalOutcome, string][]) {
    it(`says the result: ${outcome.kind}`, async () => {
      assert.deepEqual(await answered(outcome), { kind: "message", text });
    });
  }

  it("asks Teams to sign the person in, and finds no invitation that they may not see", async () => {
    assert.equal((await answered({ kind: "sign-in-needed" })).kind, "message");
    assert.deepEqual(await removeFromTeam(actionCall({ data, flows: { removeFromTeam: async () => ({ kind: "sign-in-needed" }) } })), {
      kind: "sign-in",
    });
    assert.deepEqual(await answered({ kind: "unknown-invitation" }), unknownInvitation(texts));
    assert.deepEqual(await removeFromTeam(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
