import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { encodeFrames } from "../../../scripts/pictures/encode-frames.ts";
import { launchChromium } from "../../../scripts/pictures/launch-chromium.ts";

const size = { width: 120, height: 80 };

describe("encodeFrames", function () {
  this.timeout(30_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  /** A screenshot of a square at this place; without one, of an empty page. */
  async function shot(place?: string): Promise<Buffer> {
    const page = await browser.newPage({ viewport: size });
    const square = `<div style="position: absolute; ${place}; width: 10px; height: 6px; background: red"></div>`;
    await page.setContent(place === undefined ? "" : square);
    const png = await page.screenshot();
    await page.close();
    return png;
  }

  it("keeps of each screenshot what has changed, and of equal ones a longer time", async () => {
    const [empty, square] = [await shot(), await shot("left: 31px; top: 20px")];
    const shots = [empty, empty, square].map((png) => ({ png, milliseconds: 100 }));
    const picture = await encodeFrames(browser, shots, { ...size, quality: 0.9 });
    assert.deepEqual(framesOf(picture), [
      { x: 0, y: 0, width: 120, height: 80, milliseconds: 200 },
      { x: 30, y: 20, width: 11, height: 6, milliseconds: 100 },
    ]);
  });
});

function framesOf(picture: Buffer) {
  const text = picture.toString("latin1");
  return [...text.matchAll(/ANMF/g)].map(({ index }) => {
    const [x = 0, y = 0, width = 0, height = 0, milliseconds = 0] = [0, 3, 6, 9, 12].map((at) => picture.readUIntLE(index + 8 + at, 3));
    return { x: 2 * x, y: 2 * y, width: width + 1, height: height + 1, milliseconds };
  });
}
