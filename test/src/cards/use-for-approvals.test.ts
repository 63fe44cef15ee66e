import assert from "node:assert/strict";
import { approvalsPlaceCard, useForApprovalsCard } from "../../../src/cards/use-for-approvals.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { parseCard } from "./parse-card.ts";

const texts = textsFor("en");

describe("useForApprovalsCard", () => {
  it("explains what an administrator starts, above the button that starts it", () => {
    const card = useForApprovalsCard(texts);
    const { textContent: shown } = parseCard(card).element;
    const said = [
      texts.t("approvals-channel.confirm-title"),
      texts.t("approvals-channel.confirm-text"),
      texts.t("approvals-channel.confirm"),
    ];
    assert.ok(shown.startsWith(said.join("")), shown);
    assert.deepEqual(card["actions"], [
      {
        type: "Action.Execute",
        title: texts.t("approvals-channel.confirm"),
        verb: "use-for-approvals",
        associatedInputs: "none",
        data: {},
        fallback: "drop",
      },
    ]);
  });
});

describe("approvalsPlaceCard", () => {
  for (const [view, said] of [
    [{ is: "chosen", by: "Adele Vance" }, "Invitations are decided hereAdele Vance chose this channel."],
    [{ is: "already" }, "Invitations are decided hereI ask about invitations here already."],
    [{ is: "policy-wins" }, `${texts.t("approvals-channel.confirm-title")}${texts.t("approvals-channel.policy-wins")}`],
  ] as const) {
    it(`says what there is to know, with nothing to press: ${view.is}`, () => {
      const card = approvalsPlaceCard(view, texts);
      assert.equal(parseCard(card).element.textContent, said);
      assert.deepEqual(card["actions"], []);
    });
  }
});
