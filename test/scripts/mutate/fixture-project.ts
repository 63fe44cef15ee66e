import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Imports the files that it is given: a test fails by throwing. */
const testRunner = "for (const file of process.argv.slice(3)) await import(new URL(`../${file}`, import.meta.url).href);\n";

interface FixtureProject extends Disposable {
  readonly root: string;
  /** The folder for copies. */
  readonly temporaryFolder: string;
}

/** A project of only these files; its tests start in the same way as ours. */
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
