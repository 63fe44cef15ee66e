import assert from "node:assert/strict";
import { showCard } from "../../../bot/actions/show-card.ts";
import { showLink } from "../../../bot/actions/show-link.ts";
import { approvalCard } from "../../../src/cards/approval.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { redeemLinkCard } from "../../../src/cards/redeem-link.ts";
import type { LinkOutcome } from "../../../src/flows/tending/show-redeem-link.ts";
import { teamsIds } from "../../build/activities.ts";
import { awaiting } from "../../build/an-approval.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };
const unknown = { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: "invite a partner" }) };

describe("showCard", () => {
  it("shows the living card to those who may see it", async () => {
    const invitation = invited();
    const asked: unknown[] = [];
    const call = actionCall({ data, flows: { showCard: async (...given) => (asked.push(given), { kind: "living", invitation }) } });
    assert.deepEqual(await showCard(call), { kind: "card", card: invitationCard({ invitation }, texts) });
    assert.deepEqual(asked, [[data.invitation, { id: teamsIds.adele, conversation: teamsIds.thread, card: call.press.card }]]);
  });

  it("leads back to the list from which it was opened, whatever else the data claims", async () => {
    const invitation = invited();
    const list = { filter: { of: "here" }, page: { kind: "first" } } as const;
    const shown = (given: unknown) =>
      showCard(actionCall({ data: { ...data, list: given }, flows: { showCard: async () => ({ kind: "living", invitation }) } }));
    assert.deepEqual(await shown({ of: "here", page: "first" }), { kind: "card", card: invitationCard({ invitation, list }, texts) });
    assert.deepEqual(await shown({ of: "all" }), { kind: "card", card: invitationCard({ invitation }, texts) });
  });

  it("shows the approval card where that is the one to be seen", async () => {
    const invitation = awaiting();
    const homeLink = "https://teams.example/1";
    const call = actionCall({ data, flows: { showCard: async () => ({ kind: "approval", invitation }), homeLink: () => homeLink } });
    assert.deepEqual(await showCard(call), { kind: "card", card: approvalCard({ invitation, homeLink }, texts) });
  });

  it("knows nothing of others, nor of data that was tampered with", async () => {
    assert.deepEqual(await showCard(actionCall({ data, flows: { showCard: async () => ({ kind: "unknown-invitation" }) } })), unknown);
    assert.deepEqual(await showCard(actionCall({ data: { invitation: "1" } })), unknown);
  });
});

describe("showLink", () => {
  const answerTo = (outcome: LinkOutcome, token?: string) =>
    showLink(actionCall({ data, ...(token && { token }), flows: { showRedeemLink: async () => outcome } }));

  it("hands on who wants to see which link", async () => {
    const handed: unknown[] = [];
    const call = actionCall({
      data,
      token: "jwt",
      flows: { showRedeemLink: async (input) => (handed.push(input), { kind: "unknown-invitation" }) },
    });
    assert.deepEqual(await showLink(call), unknown);
    assert.deepEqual(handed, [{ id: data.invitation, by: call.press.turn.person, ssoToken: "jwt" }]);
    assert.deepEqual(await showLink(actionCall({ data: {} })), unknown);
  });

  it("shows the link on a card for the one who pressed", async () => {
    const link = { invitation: invited(), redeemUrl: "https://redeem.example/1" };
    const card = redeemLinkCard({ ...link, tenantLink: "https://teams.microsoft.com/?tenantId=tenant" }, texts);
    assert.deepEqual(await answerTo({ kind: "link", ...link }), { kind: "card", card });
  });

  it("shows the living card when there is no link any more", async () => {
    const invitation = accepted();
    assert.deepEqual(await answerTo({ kind: "no-link", invitation }), { kind: "card", card: invitationCard({ invitation }, texts) });
  });

  for (const [what, outcome, text] of [
    [
      "is the requester's alone",
      { kind: "not-yours", requester: person({ name: "Diego" }) },
      "Only Diego, who invited this partner, can see the link.",
    ],
    ["says why it was refused", { kind: "refused", refusal: { kind: "consent-needed" } }, texts.t("refusal.consent-needed")],
    [
      "gives a reference when Graph gave no link",
      { kind: "not-given", reference: "ref-1" },
      texts.t("error.link-not-given", { reference: "ref-1" }),
    ],
  ] as const satisfies readonly (readonly [string, LinkOutcome, string])[]) {
    it(what, async () => assert.deepEqual(await answerTo(outcome), { kind: "message", text }));
  }

  it("asks Teams for a token once, and then the person to press again", async () => {
    assert.deepEqual(await answerTo({ kind: "sign-in-needed" }), { kind: "sign-in" });
    assert.deepEqual(await answerTo({ kind: "sign-in-needed" }, "jwt"), { kind: "message", text: texts.t("error.sign-in-expired") });
  });
});
