import type { Browser } from "playwright-core";
import { launchChromium } from "../../scripts/pictures/launch-chromium.ts";
import { startWorld } from "../end-to-end/world.ts";
import type { World } from "../end-to-end/world.ts";

/** What the tests of one `describe` look at; filled before the first of them. */
interface InChromium {
  world: World;
  browser: Browser;
}

/** Has one world and one browser for the tests of a `describe`, and ends both after them: `inChromium((started) => ({ world, browser } = started))`. */
export function inChromium(take: (started: InChromium) => void): void {
  let started: InChromium;
  before(async () => {
    const [world, browser] = await Promise.all([startWorld(), launchChromium()]);
    started = { world, browser };
    take(started);
  });
  after(async () => {
    await started.browser.close();
    await started.world.close();
  });
}
