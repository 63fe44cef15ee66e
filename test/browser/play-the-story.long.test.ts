import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { startWorld } from "../end-to-end/world.ts";
import type { World } from "../end-to-end/world.ts";
import { assertAccessible } from "./axe.ts";
import { inChromiumWith } from "./in-chromium.ts";
import { openTab } from "./teams-tab.ts";

/** With the settings of `npm start`. */
const withExamplePolicy = () => startWorld({ POLICY_FILE: "docs/policy.example.json" });

describe("The guided tour", function () {
  this.timeout(60_000);
  let world: World;
  let browser: Browser;

  inChromiumWith(withExamplePolicy, (started) => ({ world, browser } = started));

  it("plays the whole life of an invitation from the hint in the empty chat", async () => {
    const { page, card } = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.adele });
    await page.getByRole("link", { name: "Show me the whole life of an invitation" }).waitFor();
    await assertAccessible(page);
    await page.getByRole("link", { name: "Show me the whole life of an invitation" }).press("Enter");
    await page.getByRole("status").filter({ hasText: "That was the whole story" }).waitFor();
    await card("dana@fabrikam.com").getByText("Accepted").first().waitFor();
    await page.getByText("Accepted: dana@fabrikam.com").waitFor();
    await assertAccessible(page);
    const states = world.sandbox.tenant.mailbox.list().map(({ to }) => to);
    assert.deepEqual(states, ["dana@fabrikam.com"]);
  });

  it("plays an approval, with the administrator's and the approver's Teams beside the conversation", async () => {
    const { page, card } = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.adele });
    await page.goto(`${world.sandbox.pageUrl}/?story=approval&as=adele`);
    await page.getByRole("status").filter({ hasText: "That was the whole story" }).waitFor();
    await card("dana@woodgrovebank.com").getByText("Invited, not accepted yet").first().waitFor();
    await page.getByText(/Megan Bowen has approved your invitation/).waitFor();
    await assertAccessible(page);
    await page.getByRole("link", { name: "The life of an invitation" }).waitFor();
    assert.equal(await page.evaluate("sessionStorage.getItem('sandbox.as')"), PERSON_IDS.adele);
  });

  it("can be held while the partner's side is shown, and stopped, by keyboard on a phone", async () => {
    const look = { viewport: { width: 390, height: 844 }, reducedMotion: "no-preference" } as const;
    const { page } = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.adele, look });
    await page.goto(`${world.sandbox.pageUrl}/?story`);
    const skip = async (): Promise<void> => page.getByRole("button", { name: "Next" }).press("Enter");
    const side = page.frameLocator('iframe[title="The partner\'s side"]');
    const mail = side.getByRole("link", { name: /Accept invitation/ });
    while (!(await mail.isVisible())) await skip();
    await page.getByRole("button", { name: "Pause" }).press("Enter");
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("complementary").waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 2, name: "General" }).waitFor();
    await assertAccessible(page);
  });
});
