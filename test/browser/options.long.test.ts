import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { World } from "../end-to-end/world.ts";
import { assertAccessible } from "./axe.ts";
import { inChromium } from "./in-chromium.ts";
import { openTab } from "./teams-tab.ts";

const contexts = {
  "light, on a desktop": {},
  "dark, on a phone": { colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true },
} as const;

describe("More options, in the browser", function () {
  this.timeout(60_000);
  let world: World;
  let browser: Browser;

  inChromium((started) => ({ world, browser } = started));

  for (const [look, options] of Object.entries(contexts)) {
    it(`keep the picked colleagues, and lead to a text to send ahead:  ${look}`, async () => {
      const email = `kim-${look.length}@fabrikam.com`;
      const {
        page,
        open,
        say,
        card,
        form: newest,
      } = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.adele, look: options });
      await open("General");
      await say("invite a partner", true);
      const form = newest();
      await form.getByRole("textbox", { name: /e-mail/i }).fill(email);
      await form.getByRole("button", { name: "More options" }).click();
      await form.getByRole("combobox", { name: "Colleagues I should tell" }).fill("megan");
      await form.getByRole("option", { name: /Megan Bowen/ }).click();
      await form.getByRole("checkbox", { name: /this channel/i }).check();
      await form.getByRole("textbox", { name: "Send a copy to" }).fill("nobody");
      await form.getByRole("button", { name: "Invite", exact: true }).click();

      await form.getByText(/Enter one complete e-mail address/).waitFor();
      await form.getByRole("button", { name: "Remove Megan Bowen" }).waitFor();
      assert.equal(await form.getByRole("checkbox", { name: /this channel/i }).isChecked(), true);
      await assertAccessible(page);

      await form.getByRole("textbox", { name: "Send a copy to" }).fill("");
      await form.getByRole("button", { name: "Invite", exact: true }).click();
      const living = card(email);
      await living.getByText("Invited, not accepted yet").waitFor();
      await living.getByRole("button", { name: "More options" }).click();
      await page.getByText("Text to send ahead", { exact: true }).click();
      const ahead = card(`Text to send ahead to ${email}`);
      await ahead.getByText(/comes from invites@contoso\.onmicrosoft\.com/).waitFor();
      await assertAccessible(page);
      await page.context().close();
    });
  }
});
