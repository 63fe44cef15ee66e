/** Writes `cards/<template>.sample.json`, the example data beside each template, from test/src/cards/card-examples.ts: `node scripts/card-samples.ts`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { textsFor } from "../src/texts/texts.ts";
import { cardSamples } from "../test/src/cards/card-examples.ts";
import { projectRoot } from "./process/project-root.ts";

for (const { template, data } of cardSamples()) {
  writeFileSync(join(projectRoot, "cards", `${template}.sample.json`), `${JSON.stringify(data(textsFor("en-GB")), undefined, 2)}\n`);
}
