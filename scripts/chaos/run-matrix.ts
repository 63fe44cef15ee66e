import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../process/project-root.ts";
import type { Sum } from "./books/ledger.ts";
import { faultTypes } from "./fault-types.ts";
import { inSeconds } from "./journal.ts";
import type { ChaosOptions } from "./options.ts";
import type { Processes } from "./process/processes.ts";
import type { ChaosResult } from "./run-scenario.ts";

interface MatrixRun {
  readonly name: string;
  readonly args: readonly string[];
}

const seeds = ["1", "2", "3"];
const identities = ["user", "app"];
const scenarios = ["lateform", "lateresend", "onekill", "group", "clock", "diskfull", "teamsdown", "graphdown"];

/** In so many runs the fault types are tried, several at the same time. */
const faultRuns = 4;

/** The longest runs first. */
function matrix({ kills }: ChaosOptions): readonly MatrixRun[] {
  const ofKills = seeds.flatMap((seed) =>
    identities.map((identity) => ({
      name: `kills-${seed}-${identity}`,
      args: ["--scenario", "kills", "--kills", String(kills), "--seed", seed, "--invite-as", identity],
    })),
  );
  const types = Object.keys(faultTypes);
  const ofFaults = Array.from({ length: faultRuns }, (_, part) => ({
    name: `faults-${part + 1}`,
    args: ["--scenario", "faults", "--only", types.filter((_type, index) => index % faultRuns === part).join(",")],
  }));
  const others = scenarios.map((scenario) => ({ name: scenario, args: ["--scenario", scenario, "--invites", "10"] }));
  return [...ofKills, ...ofFaults, ...others];
}

/** Runs everything, several runs at the same time, and prints one table. Returns the exit code. */
export async function runMatrix(options: ChaosOptions, processes: Processes): Promise<number> {
  const begun = Date.now();
  const waiting = [...matrix(options)];
  const results: ChaosResult[] = [];
  console.log(`${waiting.length} runs, ${options.jobs} at the same time, in ${options.out}`);
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const result = await runOne(options, processes, next);
      results.push(result);
      console.log(
        `${inSeconds(Date.now() - begun)} s  ${next.name}: ${result.kind} after ${result.seconds} s${result.reasons.map((reason) => `\n    ${reason}`).join("")}`,
      );
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.jobs) }, lane));
  const table = tableOf(results.toSorted((a, b) => a.name.localeCompare(b.name, "en")));
  writeFileSync(join(options.out, "summary.txt"), table);
  console.log(`\n${table}\nIn all ${inSeconds(Date.now() - begun)} s.`);
  return results.every(({ kind }) => kind === "balanced") ? 0 : 1;
}

/** A process of its own, so that one failing run doesn't end the others. */
async function runOne({ out, app }: ChaosOptions, processes: Processes, { name, args }: MatrixRun): Promise<ChaosResult> {
  const log = openSync(join(out, `${name}.txt`), "w");
  const script = join(projectRoot, "scripts/chaos.ts");
  const child = processes.spawn(process.execPath, [script, ...args, "--app", app, "--out", out, "--name", name], {
    stdio: ["ignore", log, log],
    ending: "SIGTERM",
  });
  const code = await new Promise((resolve) => child.once("exit", (exit, signal) => resolve(exit ?? signal)));
  closeSync(log);
  const file = join(out, name, "result.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as ChaosResult;
  return { name, kind: "wrong", reasons: [`it ended with ${String(code)}: ${join(out, `${name}.txt`)}`], seconds: 0, books: [] };
}

const columns: readonly (readonly [string, (sum: Sum) => string | number])[] = [
  ["asked", ({ asked }) => asked],
  ["lost", ({ lost }) => lost],
  ["created = out", ({ created, invitedOrAccepted }) => `${created} = ${invitedOrAccepted}`],
  ["accepted: directory = ours", ({ acceptedInDirectory, acceptedInBooks }) => `${acceptedInDirectory} = ${acceptedInBooks}`],
  ["told once", ({ toldOnce }) => toldOnce],
  ["told twice (all kinds)", ({ toldTwice, otherNotices2 }) => toldTwice + otherNotices2],
  ["of these answered", ({ toldTwiceAnswered }) => toldTwiceAnswered],
  ["three times", ({ toldThreeTimes }) => toldThreeTimes],
  ["untold", ({ untold, untoldDecisions }) => untold + untoldDecisions],
  ["on status only", ({ untoldShown, untoldDecisionsShown }) => untoldShown + untoldDecisionsShown],
  ["mails too many", ({ mailsTooMany }) => mailsTooMany],
  ["stuck", ({ stuck }) => stuck],
  ["cards wrong", ({ cardsWrong, duplicateCards }) => cardsWrong + duplicateCards],
  ["approval cards doubled / open", ({ approvalCards2, approvalCardsOpen }) => `${approvalCards2} / ${approvalCardsOpen}`],
  ["decisions 2", ({ decisions2 }) => decisions2],
  ["failed", ({ failed }) => failed],
];

/** One row for each book, in Markdown. */
export function tableOf(results: readonly ChaosResult[]): string {
  const rows = results.flatMap(({ name, kind, books }) => {
    const empty = [[name, kind, ...columns.map(() => "–")]];
    return books.length === 0
      ? empty
      : books.map(({ title, sum }) => [`${name}: ${title}`, kind, ...columns.map(([, cell]) => String(cell(sum)))]);
  });
  const head = ["run", "result", ...columns.map(([title]) => title)];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
