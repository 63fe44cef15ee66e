import assert from "node:assert/strict";
import { announcementActivity, overrideActivity, welcomeActivity } from "../../../../src/adapters/teams/broadcast-activities.ts";
import { feedText } from "../../../../src/cards/feed-text.ts";
import { overrideCard } from "../../../../src/cards/override.ts";
import { welcomeCard } from "../../../../src/cards/welcome.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { at, id } from "../../../build/ids.ts";

describe("announcementActivity", () => {
  it("is a plain message in the language of the person who asked for it, and mentions nobody", () => {
    const to = { conversation: id("19:general"), locale: "fr-FR", timeZone: "UTC" };
    const { text, summary, entities, attachments } = announcementActivity(
      to,
      [{ kind: "guest", name: "Kim", email: "kim@fabrikam.com" }],
      textsFor,
    );
    assert.deepEqual([text, summary], ["Kim, kim@fabrikam.com, a accepté une invitation.", "1 partenaire a accepté"]);
    assert.deepEqual([entities, attachments], [undefined, undefined]);
  });
});

describe("overrideActivity", () => {
  it("is a card in the addressee's language, with a toast, and mentions nobody", () => {
    const override = { what: "deny", rule: "Rivals", reason: "Agreed", by: id("megan"), at: at("10:00") } as const;
    const news = { email: "sam@fabrikam.com", name: "Megan Bowen", override };
    const to = { conversation: id("a:1"), locale: "fr-FR", timeZone: "UTC" };
    const { attachments, summary, entities } = overrideActivity(news, to, textsFor);
    assert.deepEqual([attachments?.[0]?.content, entities], [overrideCard(news, textsFor("fr-FR")), undefined]);
    assert.equal(summary, feedText("override.summary", news.email, textsFor("fr-FR")));
  });
});

describe("welcomeActivity", () => {
  it("is a card in the language of the person who added the app, with a toast", () => {
    const view = { botName: "Guestlist", place: "channel" } as const;
    const { attachments, summary, text } = welcomeActivity(view, "fr-FR", textsFor);
    assert.deepEqual([attachments?.[0]?.content, text], [welcomeCard(view, textsFor("fr-FR")), undefined]);
    assert.equal(summary, textsFor("fr-FR").t("help.title", { name: "Guestlist" }));
  });
});
