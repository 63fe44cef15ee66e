import assert from "node:assert/strict";
import { addToTeam } from "../../../bot/team-actions/add-to-team.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { addToTeamCard } from "../../../src/cards/add-to-team.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { ownersCard } from "../../../src/cards/owners.ts";
import type { TeamOutcome } from "../../../src/flows/joining/add-to-team.ts";
import { at, id } from "../../build/ids.ts";
import { accepted } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };
const invitation = accepted({
  email: "sam@fabrikam.com",
  team: { groupId: "group-1", name: "Partners", stage: "added", since: at("10:00"), by: { id: id("megan"), name: "Megan" } },
});
const view = { partner: { email: "sam@fabrikam.com", options: {}, invitation }, team: "Partners" };

async function answered(outcome: TeamOutcome, more: Readonly<Record<string, unknown>> = {}, token?: string) {
  const asked: unknown[] = [];
  const given = token === undefined ? {} : { token };
  const call = actionCall({ data: { ...data, ...more }, ...given, flows: { addToTeam: async (input) => (asked.push(input), outcome) } });
  const answer = await addToTeam(call);
  const { person: by, conversation } = call.press.turn;
  const team = more["team"] === undefined ? {} : { team: more["team"] };
  assert.deepEqual(asked, [{ who: { id: data.invitation }, by, conversation, ssoToken: token, ...team }]);
  return answer;
}

describe("addToTeam", () => {
  const values = { name: "sam@fabrikam.com", team: "Partners" };
  for (const [outcome, text] of [
    [{ kind: "added", ...view }, "sam@fabrikam.com is in Partners now. It may take a few minutes until they see it."],
    [{ kind: "already-member", ...view }, "sam@fabrikam.com is in Partners already."],
    [{ kind: "not-found", isNew: true, ...view }, texts.t("team.not-found", values)],
    [{ kind: "not-found", isNew: false, ...view }, texts.t("team.not-found-old", values)],
    [{ kind: "not-accepted", ...view }, texts.t("team.not-accepted", values)],
    [{ kind: "guests-forbidden", ...view }, texts.t("team.guests-forbidden", values)],
    [{ kind: "owner-refused", ...view }, texts.t("team.owner-refused", values)],
    [{ kind: "not-owner", owners: ["Megan", "Ada [x]"], ...view }, "Only an owner of Partners can add sam@fabrikam.com: Megan and Ada x."],
    [{ kind: "not-owner", owners: [], ...view }, texts.t("team.not-owner-unknown", values)],
    [{ kind: "refused", ...view, reference: "r-1" }, texts.t("team.refused", { ...values, reference: "r-1" })],
    [{ kind: "no-team" }, texts.t("team.no-team")],
    [{ kind: "private-channel" }, "In private and shared channels I can't add anybody. Ask the channel's owner."],
    [{ kind: "not-owned" }, texts.t("team.not-owned")],
    [{ kind: "not-signed-in", refusal: { kind: "sign-in-refused" } }, texts.t("failure.sign-in-refused")],
  ] satisfies [TeamOutcome, string][]) {
    it(`says the result: ${outcome.kind}, ${text}`, async () => {
      assert.deepEqual(await answered(outcome), { kind: "message", text });
    });
  }

  for (const kind of ["added", "already-member"] as const) {
    it(`shows the owners on their card what has become of it: ${kind}`, async () => {
      const shows = { kind: "invitation", id: invitation.id };
      assert.deepEqual(await answered({ kind, ...view }, { owners: 1 }), { kind: "card", card: ownersCard({ invitation }, texts), shows });
    });
  }

  it("shows the living card in place of the list from which a team was chosen", async () => {
    const shows = { kind: "invitation", id: invitation.id };
    const answer = await answered({ kind: "added", ...view }, { team: "group-1" });
    assert.deepEqual(answer, { kind: "card", card: invitationCard({ invitation }, texts), shows });
  });

  it("names the partner as the requester did, without the signs of Markdown", async () => {
    const partner = { ...view.partner, options: { displayName: "Sam [R](http://x)" } };
    const answer = await answered({ kind: "already-member", partner, team: "R_D" });
    assert.deepEqual(answer, { kind: "message", text: "Sam R (http: x) is in R D already." });
  });

  it("shows what an owner can do in Teams where nothing lets them add from here", async () => {
    const outcome = { kind: "by-hand", link: "https://teams.example/l/channel", ...view } as const;
    assert.deepEqual(await answered(outcome), { kind: "card", card: addToTeamCard(outcome, texts) });
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
