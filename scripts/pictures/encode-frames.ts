import type { Browser } from "playwright-core";
import { animatedWebp } from "./animated-webp.ts";
import type { WebpFrame } from "./animated-webp.ts";
import { changedPart } from "./changed-part.ts";

/** A screenshot, and how long it stays. */
export interface Shot {
  readonly png: Buffer;
  readonly milliseconds: number;
}

interface Look {
  readonly width: number;
  readonly height: number;
  /** From 0 to 1; 1 loses nothing. */
  readonly quality: number;
}

/** Makes a moving picture of screenshots: of each, only the part that differs from the one before. The browser encodes it. */
export async function encodeFrames(browser: Browser, shots: readonly Shot[], { width, height, quality }: Look): Promise<Buffer> {
  const page = await browser.newPage();
  const frames: WebpFrame[] = [];
  let before: string | undefined;
  try {
    for (const { png, milliseconds } of shots) {
      const now = png.toString("base64");
      const part = await page.evaluate(changedPart, { before, now, quality });
      before = now;
      const last = frames.at(-1);
      if (part) frames.push({ ...part, milliseconds, webp: Buffer.from(part.webp, "base64") });
      else if (last) frames[frames.length - 1] = { ...last, milliseconds: last.milliseconds + milliseconds };
    }
  } finally {
    await page.close();
  }
  return animatedWebp({ width, height, frames });
}
