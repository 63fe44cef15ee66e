import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPolicy } from "../../src/look-on.ts";
import { besideBot } from "./policy-commands.ts";
import type { BesideBot } from "./policy-commands.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/policy.md"), "utf8");
const blocks = [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({ language, text }));
const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../../docs/policy.schema.json"), "utf8"));
const [twelveLines, wrong] = blocks.filter(({ language }) => language === "jsonc").map(({ text }) => text);

describe("docs/policy.md", function () {
  this.timeout(30_000);
  let beside: BesideBot;
  let folder: string;
  const load = (text = "") => writeFile(join(folder, "policy.json"), text).then(() => loadPolicy(join(folder, "policy.json")));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "policy-page-"));
    beside = await besideBot("docs/policy.example.json");
  });
  after(async () => {
    await beside.close();
    await rm(folder, { recursive: true });
  });

  it("begins with a file of twelve lines that is valid", async () => {
    assert.equal(twelveLines?.trim().split("\n").length, 12);
    assert.equal((await load(twelveLines)).kind, "policy");
  });

  it("names every key that a policy may have, and no other path", () => {
    const named = new Set([...page.matchAll(/`([^`\n]+)`/g)].flatMap(([, span = ""]) => span.split(".")));
    assert.deepEqual(
      keysIn(schema).filter((key) => !named.has(key)),
      [],
    );
    const paths = [...page.matchAll(/^\| `([a-z]\w*(?:\.\w+)+)`/gm)].map(([, path = ""]) => path.split("."));
    assert.ok(paths.length > 10);
    assert.deepEqual(
      paths.flat().filter((key) => !keysIn(schema).includes(key)),
      [],
    );
  });

  for (const { text } of blocks.filter((block) => block.text.startsWith("$ "))) {
    const [command = ""] = text.split("\n");

    it(`shows the output of "${command}"`, async () => {
      const [script, ...args] = command.replace("$ npm run ", "").replace(" --", "").split(" ");
      assert.equal(script, "policy");
      const alone = args[0] === "check" ? { environment: {} } : {};
      const { lines } = await beside.run(args, {
        ...alone,
        loadPolicy: (file) => (file === "policy.json" ? load(wrong) : loadPolicy(file)),
      });
      assert.equal(text, `${[command, ...lines].join("\n")}\n`);
    });
  }
});

/** The names of all properties in a JSON schema, without its own keywords. */
function keysIn(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  const own = "properties" in part && typeof part.properties === "object" ? Object.keys(part.properties ?? {}) : [];
  return [...new Set([...own, ...Object.values(part).flatMap(keysIn)])].filter((key) => key !== "$schema");
}
