import assert from "node:assert/strict";
import { announceEverythingCard, everythingAnnouncedCard } from "../../../src/cards/announce-everything.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { parseCard } from "./parse-card.ts";

const texts = textsFor("en");

describe("announceEverythingCard", () => {
  it("explains what an administrator starts, above the button that starts it", () => {
    const card = announceEverythingCard(texts);
    const { textContent: shown } = parseCard(card).element;
    const said = [texts.t("announce.confirm-title"), texts.t("announce.confirm-text"), texts.t("announce.confirm")];
    assert.ok(shown.startsWith(said.join("")), shown);
    assert.deepEqual(card["actions"], [
      {
        type: "Action.Execute",
        title: texts.t("announce.confirm"),
        verb: "announce-everything",
        associatedInputs: "none",
        data: {},
        fallback: "drop",
      },
    ]);
  });
});

describe("everythingAnnouncedCard", () => {
  for (const [view, said] of [
    [{ is: "started", by: "Adele Vance" }, "Every guest is announced hereAdele Vance started this."],
    [{ is: "already" }, "Every guest is announced hereI do that here already. To end it, type “stop announcing here”."],
  ] as const) {
    it(`says what there is to know, with nothing to press: ${view.is}`, () => {
      const card = everythingAnnouncedCard(view, texts);
      assert.equal(parseCard(card).element.textContent, said);
      assert.deepEqual(card["actions"], []);
    });
  }
});
