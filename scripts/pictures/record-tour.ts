import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { openTab } from "../../test/browser/teams-tab.ts";
import { startWorld } from "../../test/end-to-end/world.ts";
import { projectRoot } from "../process/project-root.ts";
import { encodeFrames } from "./encode-frames.ts";
import type { Shot } from "./encode-frames.ts";
import { launchChromium } from "./launch-chromium.ts";

/** Records docs/images/tour.webp: the sandbox's guided tour from its first step to the notice (`npm run tour-picture`). */

const file = join(projectRoot, "docs/images/tour.webp");
const size = { width: 1000, height: 640 };
const mostBytes = 2_000_000;
/** Milliseconds that a frame stays at least: faster changes become one. */
const shortestMs = 80;
/** The tour leaves time to read all its captions; who looks at a picture reads fewer. */
const speed = 1.6;
const longestMs = 2_600;
/** The last frame stays, before it begins from the start. */
const lastMs = 5_000;

/** Every change of the page until the tour has ended. */
async function record(page: Page): Promise<readonly Shot[]> {
  const painted: Painted[] = [];
  const devTools = await page.context().newCDPSession(page);
  devTools.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
    painted.push({ png: Buffer.from(data, "base64"), at: (metadata.timestamp ?? 0) * 1000 });
    void devTools.send("Page.screencastFrameAck", { sessionId });
  });
  await devTools.send("Page.startScreencast", { format: "png", maxWidth: size.width, maxHeight: size.height });
  const end = page.getByRole("status").filter({ hasText: /That was the whole story|The tour ends here/ });
  await end.waitFor({ timeout: 240_000 });
  const said = await end.innerText();
  if (said.includes("The tour ends here")) throw new Error(said);
  await wait(lookBackMs);
  await devTools.send("Page.stopScreencast");
  return shotsOf(painted);
}

/** What is painted after the tour's last words. */
const lookBackMs = 500;

interface Painted {
  readonly png: Buffer;
  /** In milliseconds. */
  readonly at: number;
}

function shotsOf(painted: readonly Painted[]): readonly Shot[] {
  const shots: Shot[] = [];
  let waited = 0;
  for (const [index, { png, at }] of painted.entries()) {
    const next = painted[index + 1];
    waited += next ? Math.min((next.at - at) / speed, longestMs) : lastMs;
    if (waited < shortestMs) continue;
    shots.push({ png, milliseconds: waited });
    waited = 0;
  }
  return shots;
}

async function recordTour(browser: Browser, pageUrl: string): Promise<readonly Shot[]> {
  const look = { viewport: size, reducedMotion: "no-preference" } as const;
  const { page } = await openTab({ browser, pageUrl, as: PERSON_IDS.adele, look });
  await page.goto(`${pageUrl}/?story&as=${PERSON_IDS.adele}`);
  await page.getByRole("complementary").waitFor();
  await page.evaluate("document.fonts.ready");
  return record(page);
}

async function main(): Promise<void> {
  const world = await startWorld({ POLICY_FILE: "docs/policy.example.json" });
  const browser = await launchChromium();
  try {
    const shots = await recordTour(browser, world.sandbox.pageUrl);
    const picture = await encodeFrames(browser, shots, { ...size, quality: 0.85 });
    if (picture.length > mostBytes) throw new Error(`The picture has ${picture.length} bytes, more than ${mostBytes}.`);
    await writeFile(file, picture);
    const seconds = shots.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
    console.log(`${file}: ${picture.length} bytes, ${seconds.toFixed(0)} s`);
  } finally {
    await browser.close();
    await world.close();
  }
}

await main();
