import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { freePort } from "../build/free-port.ts";
import { startWorld } from "../end-to-end/world.ts";
import type { World } from "../end-to-end/world.ts";
import { acceptFrom } from "./accept-from.ts";
import { assertAccessible } from "./axe.ts";
import { inChromiumWith } from "./in-chromium.ts";
import { openTab } from "./teams-tab.ts";

const landingPage = "https://contoso.com/start";
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: {},
  dark: { colorScheme: "dark" },
  "on a phone": { viewport: { width: 390, height: 844 } },
};

/** Delta and notifications bring nothing: the page after accepting is the first that can. */
async function startAtPublicUrl(): Promise<World> {
  const port = String(await freePort());
  const world = await startWorld({ PUBLIC_URL: `http://localhost:${port}`, PORT: port, DIRECTORY_POLL_SECONDS: "3600" });
  world.sandbox.control.patch({ notifications: "never" });
  return world;
}

describe("After accepting, in the browser", function () {
  this.timeout(120_000);
  let world: World;
  let browser: Browser;

  inChromiumWith(startAtPublicUrl, (started) => ({ world, browser } = started));

  for (const [name, look] of Object.entries(looks)) {
    it(`the partner goes on over the bot to the landing page, and the channel reads the notice: ${name}`, async () => {
      const email = `dana.${name.replaceAll(" ", "-")}@fabrikam.com`;
      const opened = world.logged.filter((line) => line.includes("welcome-page-opened")).length;
      const adele = await openTab({ browser, pageUrl: world.sandbox.pageUrl, as: PERSON_IDS.adele, look });
      await adele.open("General");
      await adele.say("invite a partner", true);
      const form = adele.form();
      await form.getByRole("textbox", { name: /e-mail/i }).fill(email);
      await form.getByRole("button", { name: /More options/ }).click();
      await form.getByRole("textbox", { name: /page/i }).fill(landingPage);
      await form.getByRole("button", { name: "Invite", exact: true }).click();
      await adele.card(email).getByText("Invited, not accepted yet").waitFor();

      const mailbox = await adele.page.context().newPage();
      await mailbox.goto(`${world.sandbox.pageUrl}/mail`);
      const partner = await acceptFrom(mailbox, email);
      await partner.route(`${landingPage}*`, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Welcome to Contoso</h1>" }));
      await partner.getByRole("link", { name: "Continue to contoso.com" }).click();
      await partner.getByRole("heading", { name: "Welcome to Contoso" }).waitFor();
      assert.equal(partner.url(), landingPage);
      assert.equal(world.logged.filter((line) => line.includes("welcome-page-opened")).length, opened + 1);

      await adele.page.getByText(`Accepted: ${email}`).waitFor();
      await assertAccessible(adele.page);
      await adele.page.context().close();
    });
  }
});
