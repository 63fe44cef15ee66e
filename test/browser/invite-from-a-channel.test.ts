import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { World } from "../end-to-end/world.ts";
import { assertAccessible } from "./axe.ts";
import { inChromium } from "./in-chromium.ts";
import { openTab } from "./teams-tab.ts";

describe("In the browser", function () {
  this.timeout(60_000);
  let world: World;
  let browser: Browser;

  inChromium((started) => ({ world, browser } = started));

  const tab = (as: string, look = {}) => openTab({ browser, pageUrl: world.sandbox.pageUrl, as, look });

  async function acceptFrom(mailbox: Page, subject: string): Promise<void> {
    await mailbox
      .getByRole("link", { name: new RegExp(subject) })
      .first()
      .click();
    await assertAccessible(mailbox);
    const [redeem] = await Promise.all([mailbox.waitForEvent("popup"), mailbox.locator("a.mail-accept").click()]);
    await redeem.getByRole("button", { name: "Accept" }).waitFor();
    await assertAccessible(redeem);
    await redeem.getByRole("button", { name: "Accept" }).click();
    await redeem.getByRole("link", { name: /Continue/ }).waitFor();
    await assertAccessible(redeem);
  }

  it("a requester invites from a channel, the partner accepts, and everybody in the channel sees it", async () => {
    const adele = await tab(PERSON_IDS.adele);
    const megan = await tab(PERSON_IDS.megan, { colorScheme: "dark" });
    await adele.open("General");
    await megan.open("General");
    await assertAccessible(adele.page);

    await adele.say("invite a partner", true);
    const form = adele.form();
    await form.getByRole("textbox", { name: /e-mail/i }).fill("dana+test@fabrikam.com");
    await form.getByRole("button", { name: "Invite", exact: true }).click();
    await form.getByText(/plus sign/).waitFor();
    assert.equal(await form.getByRole("textbox", { name: /e-mail/i }).inputValue(), "dana+test@fabrikam.com");
    await assertAccessible(adele.page);

    await form.getByRole("textbox", { name: /e-mail/i }).fill("dana@fabrikam.com");
    await form.getByRole("button", { name: "Invite", exact: true }).click();
    await adele.card("Invitation for dana@fabrikam.com").getByText("Invited, not accepted yet").waitFor();
    await megan.card("Invitation for dana@fabrikam.com").getByText("Invited, not accepted yet").waitFor();
    await assertAccessible(megan.page);

    const mailbox = await adele.follow(() =>
      adele.page
        .getByRole("link", { name: /Mailbox/ })
        .first()
        .click(),
    );
    await acceptFrom(mailbox, "dana@fabrikam.com");

    for (const { page, card } of [adele, megan]) {
      await card("Invitation for dana@fabrikam.com").getByText("Accepted", { exact: false }).first().waitFor();
      await page.getByText("has accepted your invitation").waitFor();
      await assertAccessible(page);
    }
    await adele.page.reload();
    await adele.page.getByText("has accepted your invitation").waitFor();
  });

  it("the same in French on a phone", async () => {
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

    await page.getByRole("link", { name: "Back to conversations" }).click();
    const mailbox = await follow(() =>
      page
        .getByRole("link", { name: /Mailbox/ })
        .last()
        .click(),
    );
    await acceptFrom(mailbox, "emile@fabrikam.com");
    await open("Guestlist");
    await page
      .getByText(/a accepté/)
      .first()
      .waitFor();
    await assertAccessible(page);
  });
});
