import { mkdir } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/well-known.ts";
import { openTab } from "../../test/browser/teams-tab.ts";
import type { TeamsTab } from "../../test/browser/teams-tab.ts";
import { startWorld } from "../../test/end-to-end/world.ts";
import type { World } from "../../test/end-to-end/world.ts";
import { launchChromium } from "./launch-chromium.ts";

/** Draws docs/images: one invitation in the sandbox, from the form to the notice. Run it with `npm run screenshots`. */

const folder = "docs/images";
const looks = { light: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 390, height: 844 } } } as const;

async function draw(world: World, browser: Browser, name: keyof typeof looks): Promise<void> {
  const look = { viewport: { width: 1200, height: 760 }, deviceScaleFactor: 1.5, ...looks[name] };
  const tab = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.adele, look });
  const email = `dana.${name}@fabrikam.com`;
  await tab.open("General");
  await tab.say(`invite ${email}`, true);
  const form = tab.card("Invite a partner").filter({ has: tab.page.getByRole("button", { name: "Invite", exact: true }) });
  await picture(tab, `${name}-1-form`, () => form.getByRole("textbox").first().waitFor());
  await form.getByRole("button", { name: "Invite", exact: true }).click();
  const card = tab.card(`Invitation for ${email}`);
  await picture(tab, `${name}-2-invited`, () => card.getByText("not accepted yet").waitFor());
  accept(world);
  await picture(tab, `${name}-3-accepted`, () => tab.page.getByText(`${email} has accepted`).waitFor());
  await tab.page.context().close();
}

async function picture({ page }: TeamsTab, name: string, ready: () => Promise<void>): Promise<void> {
  await ready();
  await page.evaluate("document.fonts.ready");
  await page.screenshot({ path: `${folder}/${name}.png` });
}

/** As the partner who got the newest mail. */
function accept({ sandbox: { tenant } }: World): void {
  const link = new URL(tenant.mailbox.list()[0]?.redeemUrl ?? "");
  const ticket = new URL(link.searchParams.get("rd") ?? "").searchParams.get("ticket") ?? "";
  tenant.redemptions.accept(decodeURIComponent(ticket));
}

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium();
  for (const name of ["light", "dark", "phone"] as const) {
    const world = await startWorld();
    await draw(world, browser, name);
    await world.close();
  }
  await browser.close();
}

await main();
