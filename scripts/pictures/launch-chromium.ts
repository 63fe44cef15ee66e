import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { unpackChromium } from "./unpack-chromium.ts";

/** Starts a headless Chromium: the one in `CHROME_PATH`, otherwise the one from the development dependencies. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const own = process.env["CHROME_PATH"];
  const { executablePath, environment } = own === undefined ? await unpackChromium() : { executablePath: own, environment: {} };
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...environment },
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
  });
}
