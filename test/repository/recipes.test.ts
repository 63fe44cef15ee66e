import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { actions } from "../../bot/actions/index.ts";
import { commands } from "../../bot/commands/index.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { commandNames, offerNames } from "../../bot/command.ts";
import { migrations } from "../../src/adapters/store/migrations/index.ts";
import { inviteFormCard } from "../../src/cards/invite-form.ts";
import { formFields } from "../../src/domain/invite-form.ts";
import { formWords } from "../../src/texts/form-words.ts";
import { languages } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { everyField } from "../build/full-store/options.ts";
import { id } from "../build/ids.ts";
import { objectsIn, stringsIn } from "./card-template-walk.ts";
import { projectFiles } from "./project-files.ts";

const english = textsFor("en");
const isThere = (path: string) => existsSync(join(projectRoot, path));
const missing = (paths: readonly string[]) => paths.filter((path) => !isThere(path));
const namesIn = (folder: string, ending: string) => projectFiles([folder], [ending]).map((path) => basename(path, ending));

/** Folders in which every file with code to run has a test at the same path under `test/`. */
const mirrored = ["bot", "src/adapters", "src/cards", "src/cli", "src/domain", "src/flows", "src/texts"];

/** A file that exports only types, constants, schemas or other files has nothing to run. Tables and migrations are tested as a whole. */
function hasTestOfItsOwn(path: string): boolean {
  if (basename(path) === "index.ts" || path.includes("/migrations/")) return false;
  const code = readFileSync(join(projectRoot, path), "utf8");
  return /^export (?:async function|function|abstract class|class|const \w+(?:: [^=]+)? = (?:async )?(?:function|\())/m.test(code);
}

/** A port's adapter, or a part of one, is tested with all implementations of the port. */
function isTested(path: string): boolean {
  const contract = path.replace(/^src\/adapters\/\w+\/(?:jobs\/)?([\w-]+)\.ts$/, "test/contracts/$1.test.ts");
  return isThere(`test/${path.replace(/\.ts$/, ".test.ts")}`) || (contract !== path && isThere(contract));
}

/** The existing code follows the recipes of CONTRIBUTING.md, so new code that follows them fits in. */
describe("the recipes of CONTRIBUTING.md", () => {
  it("hold for every command: a file of its name, or the one that offers an invitation's buttons", () => {
    const offered = new Set<string>(offerNames);
    const own = Object.keys(commands).filter((name) => !offered.has(name));
    assert.deepEqual(missing([...own, "offer"].map((name) => `bot/commands/${name}.ts`)), []);
  });

  it("hold for every command: docs/using.md says what it does", () => {
    const using = readFileSync(join(projectRoot, "docs/using.md"), "utf8");
    const titles = commandNames.map((name) => english.t(`commands.${name}.title`));
    assert.deepEqual(
      titles.filter((title) => !using.includes(`\n- \`${title}`)),
      [],
    );
  });

  it("hold for every form field: an input on the card, with all its words and its problem", () => {
    const problems = Object.fromEntries(formFields.map((field) => [field, "channel-unknown" as const]));
    const view = { id: id("i"), for: id("p"), values: everyField, problems, defaultRedirectUrl: everyField.redirectUrl, inChannel: true };
    const team = { kind: "choice", name: "Contoso" } as const;
    const card = inviteFormCard({ ...view, team }, english);
    assert.deepEqual(
      objectsIn(card).flatMap((part) => (String(part["type"]).startsWith("Input.") ? [part["id"]] : [])),
      formFields,
    );
    const shown = stringsIn(card).map(({ value }) => value);
    const words = formFields.flatMap((field) => Object.values(formWords(field, english)));
    assert.deepEqual(
      words.filter((word) => !shown.includes(word)),
      [],
    );
    assert.equal(shown.filter((text) => text === english.t("form.problem.channel-unknown")).length, formFields.length);
  });

  it("hold for every action: a file named by its verb", () => {
    const rooms = ["bot/actions", "bot/team-actions"];
    const lost = Object.keys(actions).filter((verb) => missing(rooms.map((room) => `${room}/${verb}.ts`)).length === rooms.length);
    assert.deepEqual(lost, []);
  });

  it("hold for every file with something to run: a test at the mirrored place", () => {
    const files = projectFiles(mirrored, [".ts"]).filter(hasTestOfItsOwn);
    assert.notDeepEqual(files, []);
    assert.deepEqual(
      files.filter((path) => !isTested(path)),
      [],
    );
  });

  it("hold for every card: a template, an example and the code that fills it", () => {
    const cards = namesIn("cards", ".json").filter((name) => !name.endsWith(".sample"));
    assert.notDeepEqual(cards, []);
    assert.deepEqual(missing(cards.flatMap((name) => [`cards/${name}.sample.json`, `src/cards/${name}.ts`])), []);
  });

  it("hold for every card: its pictures, shown in docs/cards/README.md", () => {
    const shown = readFileSync(join(projectRoot, "docs/cards/README.md"), "utf8");
    const pictures = namesIn("cards", ".json")
      .filter((name) => !name.endsWith(".sample"))
      .flatMap((name) => [`${name}.png`, `${name}-phone.png`]);
    assert.deepEqual(
      pictures.filter((picture) => !shown.includes(`(${picture})`)),
      [],
    );
    assert.deepEqual(missing(pictures.map((picture) => `docs/cards/${picture}`)), []);
  });

  it("hold for every migration: a file that the table names", () => {
    const files = namesIn("src/adapters/store/migrations", ".ts").filter((name) => name !== "index");
    assert.deepEqual(Object.keys(migrations).toSorted(), files.toSorted());
  });

  it("hold for every port that the store implements: a contract, run on it", () => {
    const stored = namesIn("src/ports", ".ts").filter((name) => isThere(`src/adapters/store/${name}.ts`));
    assert.notDeepEqual(stored, []);
    assert.deepEqual(missing(stored.flatMap((name) => [`test/contracts/${name}.ts`, `test/contracts/${name}.test.ts`])), []);
  });

  it("hold for every language: texts, and the manifest's translation unless it is the first", () => {
    const [first, ...others] = languages;
    assert.deepEqual(missing([first, ...others].map((language) => `src/texts/${language}.json`)), []);
    assert.deepEqual(missing(others.map((language) => `appPackage/${language}.json`)), []);
  });
});
