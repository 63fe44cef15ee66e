import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import type { Argument, Option } from "commander";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { announcementFields } from "../../src/cli/commands/announcements.ts";
import { doctorFields } from "../../src/cli/commands/doctor.ts";
import { historyFields } from "../../src/cli/commands/history.ts";
import { importFields } from "../../src/cli/commands/import.ts";
import { commands } from "../../src/cli/commands/index.ts";
import { waitingFields } from "../../src/cli/commands/waiting.ts";
import { withCommonOptions } from "../../src/cli/common-options.ts";
import { checks } from "../../src/cli/doctor/checks.ts";
import { harmfulDifferenceMs, toleratedDifferenceMs } from "../../src/domain/clock-difference.ts";
import { exitCodes } from "../../src/cli/exit.ts";
import { exportedFields } from "../../src/cli/export/exported.ts";
import { usualProperties } from "../../src/cli/guests/guest-fields.ts";
import { invitationFields } from "../../src/cli/invite/invitation-object.ts";
import { listedFields } from "../../src/cli/invitations/listed-record.ts";
import { shownFields } from "../../src/cli/invitations/shown-record.ts";
import { jobFields } from "../../src/cli/jobs/job-record.ts";
import { outputFormats } from "../../src/cli/output/printed.ts";
import { parseArguments, parserOf } from "../../src/cli/parse-arguments.ts";
import { cmdlets } from "../../src/cli/powershell/index.ts";
import type { Parameter } from "../../src/cli/powershell/parameter.ts";
import { checkedFields } from "../../src/cli/store/check-store.ts";
import { copiedFields } from "../../src/cli/store/copy-store.ts";
import { cmdletTables } from "../../src/cli/powershell/tables.ts";

const page = readFileSync(join(projectRoot, "docs/cli.md"), "utf8");

/** The part of the page under a heading, up to the next one of the same or a higher rank. */
function under(heading: string): string {
  const rank = /^#+/.exec(heading)?.[0].length ?? 0;
  const from = page.indexOf(`\n${heading}\n`);
  assert.notEqual(from, -1, `docs/cli.md has no heading ${heading}`);
  const rest = page.slice(from + heading.length + 2);
  const end = rest.search(new RegExp(`^#{1,${rank}} `, "m"));
  return end === -1 ? rest : rest.slice(0, end);
}

const itemsOf = (text: string) => [...text.matchAll(/^- `[-<[].*$/gm)].map(([item]) => item);
const choicesOf = ({ argChoices }: { readonly argChoices?: readonly string[] }) => (argChoices ? ` (${argChoices.join(", ")})` : "");
const optionItem = (option: Option) => `- \`${option.flags}\`: ${option.description}${choicesOf(option)}`;

function argumentItem(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return `- \`${argument.required ? `<${name}>` : `[${name}]`}\`: ${argument.description}${choicesOf(argument)}`;
}

const optionsOf = (changes: boolean) => withCommonOptions(new Command("any"), { changes }).options;
const helpItem = "- `-h, --help`: this help";

/** The words of a line as a shell splits it, up to a comment, a pipe or a redirection. */
function wordsOf(line: string): readonly string[] {
  const words = line.replace(/(?: {3,}| [|>#] ).*$/, "").match(/(?:"[^"]*"|'[^']*'|[^\s"']+)+/g) ?? [];
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double: string | undefined, single) => double ?? String(single)));
}

const hereOf = ({ effect, ours }: Parameter) => `${effect ? `${effect}: ` : ""}${ours}`;

/** Fields of a section, or of one of the things that it prints: `list` in `those of [list]` stands for its fields. */
function fieldsIn(section: string, ofThings = ""): readonly string[] {
  const [line = ""] = new RegExp(`^Fields${ofThings}: .*$`, "m").exec(section) ?? [];
  const [, same] = /those of \[(\w+)\]/.exec(line) ?? [];
  const own = [...line.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
  return [...(same === undefined ? [] : fieldsIn(under(`### \`guestlist ${same}\``))), ...own];
}

/** The help of each command and docs/cli.md are the same. */
describe("docs/cli.md", () => {
  it("has every command, and no other", () => {
    const documented = [...under("## Commands").matchAll(/^### `guestlist ([\w-]+)`$/gm)].map(([, name]) => name);
    assert.deepEqual(
      documented,
      commands.map(({ name }) => name),
    );
  });

  it("has the options of every command", () => {
    const common = optionsOf(false).map(optionItem);
    const changing = optionsOf(true).map(optionItem);
    const added = changing.filter((item) => !common.includes(item));
    assert.deepEqual(itemsOf(under("## Options of every command")), [...common, helpItem, ...added]);
  });

  it("has the exit codes", () => {
    const rows = [...under("## Exit codes").matchAll(/^\|\s+(\d+) \| `([\w-]+)`/gm)].map(([, code, name]) => [name, Number(code)]);
    assert.deepEqual(Object.fromEntries(rows), exitCodes);
  });

  it("has the formats of --output", () => {
    const rows = [...under("## Output").matchAll(/^\| `(\w+)`/gm)].map(([, format]) => format);
    assert.deepEqual(new Set(rows), new Set(outputFormats));
  });

  for (const listed of commands) {
    describe(listed.name, () => {
      const section = () => under(`### \`guestlist ${listed.name}\``);

      it("has its arguments and options in the words of its help", async () => {
        const parser = parserOf(listed, await listed.load());
        const common = new Set(optionsOf(true).map(({ flags }) => flags));
        const own = parser.options.filter(({ flags }) => !common.has(flags)).map(optionItem);
        assert.deepEqual(itemsOf(section()), [...parser.registeredArguments.map(argumentItem), ...own]);
      });

      it("has examples that are understood, as the help has", async () => {
        const command = await listed.load();
        const { text } = helpOf(parseArguments(parserOf(listed, command), ["--help"]));
        const fromHelp = [...text.matchAll(/^ {2}(guestlist .*)$/gm)].map(([, line = ""]) => line);
        const fromPage = [...section().matchAll(/^(guestlist .*)$/gm)].map(([, line = ""]) => line);
        assert.notDeepEqual(fromPage, []);
        assert.notDeepEqual(fromHelp, []);
        for (const [, name, ...args] of [...fromHelp, ...fromPage].map(wordsOf)) {
          if (name !== listed.name) continue;
          assert.equal(parseArguments(parserOf(listed, command), args).kind, "run", `${name} ${args.join(" ")}`);
        }
      });
    });
  }

  for (const [name, fields] of [
    ["invite", invitationFields],
    ["guests", usualProperties],
    ["list", listedFields],
    ["show", shownFields],
    ["history", historyFields],
    ["waiting", waitingFields],
    ["import", importFields],
    ["jobs", jobFields],
    ["announcements", announcementFields],
    ["doctor", doctorFields],
  ] as const) {
    it(`has the fields that ${name} prints`, () => assert.deepEqual(fieldsIn(under(`### \`guestlist ${name}\``)), fields));
  }

  for (const [thing, fields] of Object.entries(exportedFields)) {
    it(`has the fields of exported ${thing}`, () => {
      assert.deepEqual(fieldsIn(under("### `guestlist export`"), ` of ${thing}`), fields);
    });
  }

  for (const [thing, fields] of [
    ["a check", checkedFields],
    ["a copy", copiedFields],
  ] as const) {
    it(`has the fields of ${thing} of the store`, () => assert.deepEqual(fieldsIn(under("### `guestlist store`"), ` of ${thing}`), fields));
  }

  it("has every check of the doctor, in its order", () => {
    const documented = [...under("### `guestlist doctor`").matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    assert.deepEqual(
      documented,
      checks.map(({ name }) => name),
    );
  });

  it("has the differences of clocks that the doctor calls yellow and red", () => {
    const [yellow, red] = [toleratedDifferenceMs, harmfulDifferenceMs].map((milliseconds) => milliseconds / 1_000);
    assert.match(under("### `guestlist doctor`"), new RegExp(`yellow over ${yellow} seconds, red over ${red} `));
  });

  it("has every cmdlet, and no other", () => {
    const documented = [...under("## PowerShell's names").matchAll(/^### `([\w-]+)`$/gm)].map(([, name]) => name);
    assert.deepEqual(
      documented,
      cmdletTables.map(({ name }) => name),
    );
    assert.deepEqual(
      cmdlets.map(({ name }) => name),
      documented,
    );
  });

  for (const { name, parameters } of cmdletTables) {
    it(`has the parameters of ${name}, and what they are here`, () => {
      const rows = [...under(`### \`${name}\``).matchAll(/^\| (`-.*?) +\| (.*?) +\|$/gm)].map(([, names, here]) => [names, here]);
      assert.deepEqual(
        rows,
        parameters.map((one) => [[one.name, ...(one.aliases ?? [])].map((alias) => `\`-${alias}\``).join(", "), hereOf(one)]),
      );
    });
  }
});

function helpOf(parsed: ReturnType<typeof parseArguments>) {
  assert.ok(parsed.kind === "help");
  return parsed;
}
