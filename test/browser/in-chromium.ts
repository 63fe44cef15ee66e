import type { Browser } from "playwright-core";
import { launchChromium } from "../../scripts/pictures/launch-chromium.ts";
import { startWorld } from "../end-to-end/world.ts";
import type { World } from "../end-to-end/world.ts";

/** The parts that the tests of one `describe` use; set before the first of them. */
interface InChromium<Company> {
  world: Company;
  browser: Browser;
}

interface Closable {
  close(): Promise<void>;
}

/**
 * Starts one world and one browser for the tests of a `describe`, and closes both after them:
 * `inChromium((started) => ({ world, browser } = started))`.
 */
export function inChromium(take: (started: InChromium<World>) => void): void {
  inChromiumWith(() => startWorld(), take);
}

/** The same, with a world that the test makes. */
export function inChromiumWith<Company extends Closable>(
  start: () => Promise<Company>,
  take: (started: InChromium<Company>) => void,
): void {
  let started: InChromium<Company>;
  before(async () => {
    const [world, browser] = await Promise.all([start(), launchChromium()]);
    started = { world, browser };
    take(started);
  });
  after(async () => {
    await started.browser.close();
    await started.world.close();
  });
}
