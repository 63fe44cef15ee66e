import assert from "node:assert/strict";
import { refusalCard, refusalData } from "../../../src/cards/refusal.ts";
import { refusalText } from "../../../src/cards/refusal-text.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invited } from "../../build/in-state.ts";

const texts = textsFor("en");
const { id: invitation } = invited();

describe("refusalCard", () => {
  it("says why nothing was done, with buttons that help and the way back", () => {
    const refusal = { kind: "consent-needed", grantUrl: "https://login.example/adminconsent" } as const;
    const { refusal: said, links } = refusalData({ refusal, invitation }, texts);
    assert.equal(said, refusalText(refusal, texts));
    assert.deepEqual(
      links.map(({ url }) => url),
      [refusal.grantUrl],
    );
    const { actions } = refusalCard({ refusal, invitation }, texts);
    const back = Array.isArray(actions) ? (actions.at(-1) as Readonly<Record<string, unknown>>) : {};
    assert.deepEqual([back["verb"], back["data"]], ["show-card", { invitation }]);
  });
});
