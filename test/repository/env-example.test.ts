import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { readConfig, settingNames } from "../../src/config.ts";

const text = readFileSync(join(projectRoot, ".env.example"), "utf8");

/** Lines `NAME=value` and, for optional settings, `# NAME=value`. */
const named = [...text.matchAll(/^(?:# ?)?([A-Z][A-Z_]+)=/gm)].map(([, name = ""]) => name);

describe(".env.example", () => {
  it("names every setting once, and nothing else", () => {
    assert.deepEqual(named.toSorted(), settingNames.toSorted());
  });

  it("leaves empty exactly the settings that the bot can't start without", () => {
    assert.throws(
      () => readConfig({}),
      (error: Error) => {
        const missing = error.message.split("\n").map((line) => line.split(" ")[0] ?? "");
        assert.deepEqual(Object.keys(parseEnv(text)).toSorted(), missing.toSorted());
        return true;
      },
    );
  });
});
