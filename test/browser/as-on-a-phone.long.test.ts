import type { Browser } from "playwright-core";
import { launchChromium } from "../../scripts/pictures/launch-chromium.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { chatId } from "../../sandbox/teams/chats/ids.ts";
import { startedSandbox } from "../sandbox/started-sandbox.ts";
import type { StartedSandbox } from "../sandbox/started-sandbox.ts";
import { openTab } from "./teams-tab.ts";

describe("The switch “As on a phone”", function () {
  this.timeout(60_000);
  let browser: Browser;
  let world: StartedSandbox;

  before(async () => {
    [browser, world] = await Promise.all([launchChromium(), startedSandbox()]);
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  it("draws the cards of all open tabs as phones do, and as a desktop again", async () => {
    const chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
    const content = { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "Adele \\(EXT\\), \\*new\\*" }] };
    const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content }];
    await world.asBot("POST", `/teams/v3/conversations/${encodeURIComponent(chat)}/activities`, { type: "message", attachments });
    const { page } = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.adele });
    const shown = async (text: string) => page.locator(".card").getByText(text, { exact: true }).waitFor();
    await page.locator("[data-conversation-id]").first().click();
    await shown("Adele (EXT), *new*");
    await page.getByRole("button", { name: "Sandbox" }).click();
    await page.locator("#control-panel").getByText("Teams", { exact: true }).click();
    const choice = page.getByLabel("As on a phone");
    await choice.selectOption({ label: "As on an iPhone" });
    await shown("Adele \\(EXT\\), *new*");
    await choice.selectOption({ label: "As on an Android phone" });
    await shown("Adele \\(EXT), *new*");
    await choice.selectOption({ label: "No, as on a desktop" });
    await shown("Adele (EXT), *new*");
  });
});
