import { join } from "node:path";
import type { Page } from "playwright-core";
import { projectRoot } from "../process/project-root.ts";
import { cardSheet } from "./card-sheet.ts";

const origin = "http://cards.localhost";

/** Lets a page open pages of cards, by name. Nothing leaves the machine: all requests are answered with the project's files. */
export async function serveCardSheets(page: Page, pageOf: (name: string) => string = cardSheet): Promise<void> {
  const from = (folderOfFiles: string) => (path: string) => join(projectRoot, folderOfFiles, path);
  const folders = { "/static/": from("sandbox/web/page"), "/vendor/": from("node_modules") };
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const entry = Object.entries(folders).find(([prefix]) => pathname.startsWith(prefix));
    if (entry) return route.fulfill({ path: entry[1](pathname.slice(entry[0].length)) });
    return route.fulfill({ contentType: "text/html", body: pageOf(pathname.slice(1)) });
  });
}

/** Opens one of these pages, and waits until it is drawn. */
export async function openCardSheet(page: Page, name: string): Promise<void> {
  await page.goto(`${origin}/${name}`);
  await page.waitForSelector("[data-drawn]");
}
