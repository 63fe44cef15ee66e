import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";
import type { Browser } from "playwright-core";

/** A headless Chromium: the one that `CHROME_PATH` names, else the one that came with the development dependencies. Close it. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"] ?? (await chromium.executablePath());
  return playwright.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
}
