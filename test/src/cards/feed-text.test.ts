import assert from "node:assert/strict";
import { feedAddress, feedLength, feedSentence, feedText } from "../../../src/cards/feed-text.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const texts = textsFor("en");

describe("feedText", () => {
  it("has the whole address where there is room", () => {
    assert.equal(feedText("approval.summary", "dana@woodgrovebank.com", texts), "Asks for dana@woodgrovebank.com");
    const [fits, longer] = [31, 32].map((length) => `${"d".repeat(length - 6)}@a.com`);
    assert.equal(feedText("approval.summary", fits ?? "", texts), `Asks for ${fits}`);
    assert.equal(feedText("approval.summary", longer ?? "", texts), `Asks for ${"d".repeat(15)}…${"d".repeat(9)}@a.com`);
  });

  it("cuts the address in its middle, never the outcome", () => {
    const said = feedText("approval.summary", `${"very.long.".repeat(9)}name@${"sub.".repeat(9)}example.com`, texts);
    assert.equal(said.length, feedLength);
    assert.match(said, /^Asks for very\.long\..*….*example\.com$/);
  });

  it("leaves enough of the address to recognize it beside a long outcome", () => {
    assert.match(feedText("offer.resend", "dana@woodgrovebank.com", texts), / dana@….com once more\?$/);
  });

  it("counts no invisible marks", () => {
    const arabic = feedText("approval.summary", "dana@fabrikam.com", textsFor("ar"));
    assert.ok(arabic.includes("dana@fabrikam.com"));
  });
});

describe("feedAddress", () => {
  it("is the address, cut in its middle if it is long", () => {
    assert.equal(feedAddress("dana@fabrikam.com"), "dana@fabrikam.com");
    const shown = feedAddress(`${"d".repeat(90)}@fabrikam.com`);
    assert.equal(shown.length, feedLength);
    assert.match(shown, /^d+….*fabrikam\.com$/);
  });
});

describe("feedSentence", () => {
  it("is the sentence, cut at its end if it is long", () => {
    const fits = "What shall I do with dana@fabrikam.com.a?";
    assert.equal(feedSentence(fits.slice(1)), fits.slice(1));
    assert.equal(feedSentence(fits), "What shall I do with dana@fabrikam.com.…");
    assert.equal(feedSentence(`${"word ".repeat(7)}four  and more`), `${"word ".repeat(7)}four…`);
  });

  it("counts no invisible marks, and no half of a sign", () => {
    const marked = `\u2068${"😀".repeat(feedLength)}\u2069`;
    assert.equal(feedSentence(marked), marked);
    assert.equal(feedSentence(`${marked}😀`), `\u2068${"😀".repeat(feedLength - 1)}…`);
  });
});

describe("what lists of activities show", () => {
  const plain = ["form.title", "approvals-channel.confirm-title", "announce.confirm-title", "ask-admin.title", "late.summary"] as const;
  const proactive = ["stop.summary", "stop.over", "sign-in.moved-summary", "sign-in.add-app-summary"] as const;
  const lists = ["commands.pending.title", "commands.waiting.title"] as const;
  const addressed = ["owners.summary", "override.summary", "approval.summary", "invitation.title"] as const;

  for (const language of languages) {
    it(`fits there in ${language}`, () => {
      const own = textsFor(language);
      const email = "a.very.long.name@a-very-long-company.example";
      const shown = [
        ...[...plain, ...proactive, ...lists].map((key) => own.t(key)),
        ...addressed.map((key) => feedText(key, email, own)),
        own.t("help.title", { name: "Guestlist" }),
        own.t("announce.summary", { count: 20 }),
      ];
      for (const text of shown) assert.ok(Array.from(text.replace(/\p{Cf}/gu, "")).length <= feedLength, text);
    });
  }
});
