import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { World } from "../end-to-end/world.ts";
import { acceptFrom } from "./accept-from.ts";
import { assertAccessible } from "./axe.ts";
import { inChromium } from "./in-chromium.ts";
import { openTab } from "./teams-tab.ts";

describe("In the browser, in French", function () {
  this.timeout(60_000);
  let world: World;
  let browser: Browser;

  inChromium((started) => ({ world, browser } = started));

  const tab = (as: string, look = {}) => openTab({ browser, pageUrl: world.sandbox.pageUrl, as, look });

  it("a requester invites from a 1:1 chat on a phone, and the partner accepts", async () => {
    const henrietta = await world.as(PERSON_IDS.henrietta);
    await henrietta.setLocale("fr-FR");
    const { page, open, say, card, follow } = await tab(PERSON_IDS.henrietta, { viewport: { width: 390, height: 844 }, hasTouch: true });
    await assertAccessible(page);
    await open("Guestlist");
    await say("inviter un partenaire");
    const form = card("Inviter un partenaire").filter({ has: page.getByRole("button", { name: "Inviter", exact: true }) });
    await form.getByRole("textbox", { name: /mail/i }).fill("emile@fabrikam.com");
    await assertAccessible(page);
    await form.getByRole("button", { name: "Inviter", exact: true }).click();
    await card("emile@fabrikam.com").getByRole("button", { name: "Afficher le lien" }).waitFor();
    assert.ok(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the phone");

    await page.getByRole("link", { name: "Retour aux conversations" }).click();
    const mailbox = await follow(() =>
      page
        .getByRole("link", { name: /Boîte aux lettres/ })
        .last()
        .click(),
    );
    await acceptFrom(mailbox, "emile@fabrikam.com");
    await open("Guestlist");
    await page
      .getByText(/Acceptée\s: /)
      .first()
      .waitFor();
    await assertAccessible(page);
  });
});
