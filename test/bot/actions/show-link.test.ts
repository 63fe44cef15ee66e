import assert from "node:assert/strict";
import { showLink } from "../../../bot/actions/show-link.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { redeemLinkCard } from "../../../src/cards/redeem-link.ts";
import type { LinkOutcome } from "../../../src/flows/tending/show-redeem-link.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

const answerTo = (outcome: LinkOutcome) => showLink(actionCall({ data, flows: { showRedeemLink: async () => outcome } }));

describe("showLink", () => {
  it("hands on who wants to see which link", async () => {
    const handed: unknown[] = [];
    const call = actionCall({
      data,
      token: "jwt",
      flows: { showRedeemLink: async (input) => (handed.push(input), { kind: "unknown-invitation" }) },
    });
    assert.deepEqual(await showLink(call), unknownInvitation(texts));
    assert.deepEqual(handed, [
      { id: data.invitation, by: call.press.turn.person, conversation: call.press.turn.conversation, ssoToken: "jwt" },
    ]);
    assert.deepEqual(await showLink(actionCall({ data: {} })), unknownInvitation(texts));
  });

  it("shows the link on a card to the person who pressed", async () => {
    const link = { invitation: invited(), redeemUrl: "https://redeem.example/1" };
    const card = redeemLinkCard({ ...link, tenantLink: "https://teams.microsoft.com/?tenantId=tenant" }, texts);
    assert.deepEqual(await answerTo({ kind: "link", ...link }), { kind: "card", card });
  });

  it("shows the living card when there is no link any more", async () => {
    const invitation = accepted();
    assert.deepEqual(await answerTo({ kind: "no-link", invitation }), livingAnswer({ invitation }));
  });

  for (const [what, outcome, text] of [
    [
      "names the requester, who alone may see the link",
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
});
