import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { World } from "../end-to-end/world.ts";
import { acceptFrom } from "./accept-from.ts";
import { assertAccessible } from "./axe.ts";
import { inChromium } from "./in-chromium.ts";
import { openTab } from "./teams-tab.ts";

describe("In the browser", function () {
  this.timeout(60_000);
  let world: World;
  let browser: Browser;

  inChromium((started) => ({ world, browser } = started));

  const tab = (as: string, look = {}) => openTab({ browser, pageUrl: world.sandbox.pageUrl, as, look });

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
    await adele.card("dana@fabrikam.com").getByText("Invited, not accepted yet").waitFor();
    await megan.card("dana@fabrikam.com").getByText("Invited, not accepted yet").waitFor();
    await assertAccessible(megan.page);

    const mailbox = await adele.follow(() =>
      adele.page
        .getByRole("link", { name: /Mailbox/ })
        .first()
        .click(),
    );
    await acceptFrom(mailbox, "dana@fabrikam.com");

    for (const { page, card } of [adele, megan]) {
      await card("dana@fabrikam.com").getByText("Accepted", { exact: false }).first().waitFor();
      await page.getByText(/Accepted: /).waitFor();
      await assertAccessible(page);
    }
    await adele.page.reload();
    await adele.page.getByText(/Accepted: /).waitFor();
  });
});
