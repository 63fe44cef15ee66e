import assert from "node:assert/strict";
import { overrideCard, overrideData } from "../../../src/cards/override.ts";
import type { OverrideNews } from "../../../src/domain/policy-override.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { parseCard } from "./parse-card.ts";

const override = { what: "deny", rule: "No *competitors*", reason: "The board\nhas agreed.", by: id("megan"), at: at("10:00") } as const;
const news: OverrideNews = { email: "sam_r@fabrikam.com", name: "Megan Bowen", override };

describe("overrideCard", () => {
  it("says who invites which partner against which rule, and why", () => {
    const { title, text, facts } = overrideData(news, textsFor("en"));
    assert.equal(title, "An administrator has set the policy aside");
    assert.match(text, /^Megan Bowen invites sam_r@fabrikam.com, which your organization's policy denies\./);
    assert.deepEqual(facts, [
      { title: "Rule", value: "No \\*competitors\\*" },
      { title: "Reason", value: "The board has agreed." },
    ]);
  });

  it("names the address in copy, which can accept, too", () => {
    const { facts } = overrideData({ ...news, copy: "kim_l@wingtip.example" }, textsFor("en"));
    assert.deepEqual(facts[0], { title: "Copy to", value: "kim_l@wingtip.example" });
  });

  it("says in every language whether the policy denied it or wanted an approval", () => {
    for (const language of languages) {
      const texts = textsFor(language);
      const [denied, unapproved] = (["deny", "approve"] as const).map(
        (what) => overrideData({ ...news, override: { ...override, what } }, texts).text,
      );
      assert.notEqual(denied, unapproved, language);
      for (const said of [denied, unapproved]) assert.ok(said?.includes("Megan Bowen") && said.includes("sam_r@fabrikam.com"), language);
    }
  });

  it("has nothing to press", () => {
    const card = overrideCard(news, textsFor("en"));
    assert.deepEqual([card["actions"], parseCard(card).problems], [undefined, []]);
  });
});
