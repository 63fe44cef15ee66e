import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { unpackChromium } from "./unpack-chromium.ts";

/** A headless Chromium: the one that `CHROME_PATH` names, else the one that came with the development dependencies. Close it. */
export async function launchChromium(): Promise<Browser> {
  const own = process.env["CHROME_PATH"];
  const { executablePath, environment } = own === undefined ? await unpackChromium() : { executablePath: own, environment: {} };
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...environment },
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
  });
}
