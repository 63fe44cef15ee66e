import { mkdir } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { openTab } from "../../test/browser/teams-tab.ts";
import type { TeamsTab } from "../../test/browser/teams-tab.ts";
import { startApprovals } from "../../test/end-to-end/approvals.ts";
import type { Approvals } from "../../test/end-to-end/approvals.ts";
import type { World } from "../../test/end-to-end/world.ts";
import { launchChromium } from "./launch-chromium.ts";

/**
 * Draws docs/images: one invitation in the sandbox, from the form to the notice, and a request that waits for approval. `npm run
 * screenshots` draws all pictures, `npm run screenshots -- approval` only those with the given text in their names.
 */

const folder = "docs/images";
const variants = { light: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 390, height: 844 } } } as const;

const [wanted = ""] = process.argv.slice(2);

const pageOptions = (name: keyof typeof variants) => ({
  viewport: { width: 1200, height: 760 },
  deviceScaleFactor: 1.5,
  ...variants[name],
});

async function drawInvitation({ world }: Approvals, browser: Browser, name: keyof typeof variants): Promise<void> {
  const tab = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.adele, look: pageOptions(name) });
  const email = `dana.${name}@fabrikam.com`;
  await tab.open("General");
  await tab.say(`invite ${email}`, true);
  const form = tab.form();
  await picture(tab, `${name}-1-form`, () => form.getByRole("textbox").first().waitFor());
  await form.getByRole("button", { name: "Invite", exact: true }).click();
  const card = tab.card(email);
  await picture(tab, `${name}-2-invited`, () => card.getByText("not accepted yet").waitFor());
  accept(world);
  await picture(tab, `${name}-3-accepted`, () => tab.page.getByText(`Accepted: ${email}`).waitFor());
  await tab.page.context().close();
}

async function drawApproval(company: Approvals, browser: Browser, name: keyof typeof variants): Promise<void> {
  const { pageUrl } = company.world.sandbox;
  const email = `dana.${name}@woodgrovebank.com`;
  await company.ask(email);
  await company.request(email);
  const tab = await openTab({ browser, pageUrl, as: PERSON_IDS.megan, look: pageOptions(name) });
  await tab.open("Guest approvals");
  const approve = tab.card(email).getByRole("button", { name: "Approve", exact: true });
  await picture(tab, `${name}-4-approval`, () => approve.waitFor());
  await tab.page.context().close();
}

async function picture({ page }: TeamsTab, name: string, ready: () => Promise<void>): Promise<void> {
  await ready();
  await page.evaluate("document.fonts.ready");
  if (name.includes(wanted)) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Accepts as the partner who got the newest mail. */
function accept({ sandbox: { tenant } }: World): void {
  const link = new URL(tenant.mailbox.list()[0]?.redeemUrl ?? "");
  const ticket = new URL(link.searchParams.get("rd") ?? "").searchParams.get("ticket") ?? "";
  tenant.redemptions.accept(decodeURIComponent(ticket));
}

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium();
  for (const name of ["light", "dark", "phone"] as const) {
    const company = await startApprovals();
    await drawInvitation(company, browser, name);
    await drawApproval(company, browser, name);
    await company.close();
  }
  await browser.close();
}

await main();
