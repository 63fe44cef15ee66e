/** Writes `cards/<template>.sample.json`, the example data beside each template, from test/src/cards/card-examples.ts: `npm run card-samples`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { textsFor } from "../src/texts/texts.ts";
import { cardSamples } from "../test/src/cards/card-examples.ts";
import { projectRoot } from "./process/project-root.ts";

for (const { template, data } of cardSamples()) {
  const file = join(projectRoot, "cards", `${template}.sample.json`);
  const text = JSON.stringify(data(textsFor("en-GB")), undefined, 2);
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
