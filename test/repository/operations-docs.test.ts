import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { runShell } from "../src/cli/a-shell.ts";
import { twoPlaces } from "../src/adapters/store/upkeep/two-places.ts";

const page = readFileSync(join(projectRoot, "docs/operations.md"), "utf8");
const lines = [...page.matchAll(/^guestlist (.*)$/gm)].map(([, line = ""]) => line.split(" "));

describe("docs/operations.md", () => {
  it("has commands that work, in this order", async () => {
    const places = await twoPlaces();
    try {
      mkdirSync(places.at("data"));
      mkdirSync(places.at("backups"));
      const file = await places.fill("data/guestlist.sqlite");
      const other = { NEW_DATABASE_URL: places.at("new.sqlite"), RESTORED_DATABASE_URL: file };
      const settings = { ENCRYPTION_KEY: encryptionKey, DATABASE_URL: file, ...other };
      assert.equal(lines.length, 6);
      for (const line of lines) {
        const args = line.map((word) => (word.includes("/") ? places.at(word) : word));
        const { code, stderr } = await runShell([...args, ...(args.includes("copy") ? ["--yes"] : [])], { settings });
        assert.equal(code, 0, `${line.join(" ")}: ${stderr}`);
      }
    } finally {
      places.remove();
    }
  });
});
