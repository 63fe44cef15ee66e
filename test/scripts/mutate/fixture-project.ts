import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Imports the files named: a test fails by throwing. */
const testRunner = "for (const file of process.argv.slice(3)) await import(new URL(`../${file}`, import.meta.url).href);\n";

interface FixtureProject extends Disposable {
  readonly root: string;
  /** Where copies may be made. */
  readonly temporaryFolder: string;
}

/** A project of these files alone, whose tests start as ours do. */
export function fixtureProject(files: Readonly<Record<string, string>>): FixtureProject {
  const place = mkdtempSync(join(tmpdir(), "guestlist-fixture-"));
  const [root, temporaryFolder] = [join(place, "project"), join(place, "temporary")];
  mkdirSync(temporaryFolder, { recursive: true });
  for (const [path, text] of Object.entries({ ...files, "package.json": '{ "type": "module" }', "scripts/test.js": testRunner })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, temporaryFolder, [Symbol.dispose]: () => rmSync(place, { recursive: true, force: true }) };
}
