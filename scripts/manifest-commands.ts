/** Writes the bot's commands into `appPackage/manifest.json`, in English, from the texts: `npm run manifest-commands`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { z } from "zod";
import { commandLists } from "./package-app/command-lists.ts";
import { projectRoot } from "./process/project-root.ts";

const file = join(projectRoot, "appPackage/manifest.json");
const object = z.record(z.string(), z.unknown());
const manifest = object.parse(JSON.parse(readFileSync(file, "utf8")));
const [bot] = z.tuple([object]).parse(manifest["bots"]);
const text = JSON.stringify({ ...manifest, bots: [{ ...bot, commandLists: commandLists("en") }] });
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
