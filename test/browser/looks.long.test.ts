import { drawEveryElement } from "./draw-every-element.ts";
import { assertAccessible } from "./axe.ts";
import { openTab } from "./teams-tab.ts";

describe("Every other look and place", function () {
  this.timeout(60_000);
  const started = drawEveryElement({
    "in high contrast": { forcedColors: "active", colorScheme: "dark" },
    "on the smallest phone": { viewport: { width: 320, height: 640 } },
    "at 200 %": { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  });

  it("is accessible in the panel of switches, the feed and the log of requests", async () => {
    const { browser, sandbox } = started();
    const { page } = await openTab({ browser, pageUrl: sandbox.pageUrl, as: "adele" });
    await page.getByRole("link", { name: /Activity/ }).click();
    await page.getByText("No activity yet").waitFor();
    await page.getByRole("button", { name: "Sandbox" }).click();
    for (const group of await page.locator(".switch-group summary").all()) await group.click();
    await assertAccessible(page);
    await page.goto(`${sandbox.pageUrl}/requests`);
    await page.getByRole("cell", { name: /GET/ }).first().or(page.getByText("0 of")).first().waitFor();
    await assertAccessible(page);
  });
});
