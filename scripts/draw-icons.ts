/** Draws appPackage/color.png and outline.png from the SVG beside each: `node scripts/draw-icons.ts`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { launchChromium } from "./pictures/launch-chromium.ts";
import { projectRoot } from "./process/project-root.ts";

const sizes = { color: 192, outline: 32 } as const;
const folder = join(projectRoot, "appPackage");

const browser = await launchChromium();
try {
  for (const [name, size] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${await readFile(join(folder, `${name}.svg`), "utf8")}`);
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}
