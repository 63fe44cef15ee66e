import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSigningKeys } from "../sandbox/entra/keys.ts";
import { seedGuests } from "../sandbox/tenant/seed.ts";
import type { Finding } from "./measurement.ts";
import { emptyNode, guestlist, hasM365, m365, pretendAzureCli, signInM365, withoutNetwork } from "./shell/programs.ts";
import type { Place } from "./shell/programs.ts";
import { peakOf, runProgram } from "./shell/run-program.ts";
import type { Program } from "./shell/run-program.ts";
import { startUnlimitedSandbox } from "./start-unlimited-sandbox.ts";
import { median, spread } from "./statistics.ts";

const helpBudgetMs = 60;
const requestBudgetMs = 300;
/** Ten times as many guests may take this much more memory. */
const growthBudgetMegabytes = 20;
/** In the usual heap, V8 lets up to 60 MB of garbage lie before it collects: this one shows what is kept. */
const smallHeap = ["--max-old-space-size=48", "--max-semi-space-size=4"];
const [some, many] = [10_000, 100_000];
const startRounds = 9;
const listRounds = 3;

/** The admin's command line beside CLI for Microsoft 365: start-up, first request, long lists and their memory. */
export async function measureCommandLine(): Promise<readonly Finding[]> {
  return [...(await inPlace({}, async (place) => measureFirstRequest(place))), ...(await inPlace({ proxyPort: 0 }, besideM365))];
}

/** Starts a sandbox: with a proxy it is in the place of Microsoft's hosts, as CLI for Microsoft 365 needs it. */
async function inPlace<T>(where: { readonly proxyPort?: 0 }, measure: (place: Place) => Promise<T>): Promise<T> {
  const keys = { authority: await createSigningKeys(), channel: await createSigningKeys() };
  const sandbox = await startUnlimitedSandbox({ ...where, keys });
  const folder = mkdtempSync(join(tmpdir(), "guestlist-bench-shell-"));
  try {
    const place = { sandbox, folder };
    await pretendAzureCli(place, keys.authority);
    return await measure(place);
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  }
}

async function besideM365(place: Place): Promise<readonly Finding[]> {
  if (hasM365()) await signInM365(place);
  return [...(await measureHelp(place)), ...(await measureLists(place))];
}

const notInstalled: Finding = {
  what: "CLI for Microsoft 365",
  measured: "not measured: npm ci --prefix test/others --ignore-scripts installs it",
  budget: "",
};

async function measureHelp(place: Place): Promise<readonly Finding[]> {
  const [ours, theirs] = [guestlist(place, ["--help"]), m365(place, ["--help"])].map(withoutNetwork) as [Program, Program];
  return helpFindings(await inTurn({ node: emptyNode, ours, ...(hasM365() && { theirs }) }, startRounds, place));
}

function helpFindings({ node = [], ours = [], theirs = [] }: Record<string, number[]>): readonly Finding[] {
  return [
    { what: "an empty Node starts and ends", measured: `${spread(node, 0)} ms`, budget: "" },
    {
      what: "guestlist --help",
      measured: `${spread(ours, 0)} ms; ${times(ours, node)} as long as an empty Node`,
      budget: `≤ ${helpBudgetMs} ms`,
      met: median(ours) <= helpBudgetMs,
    },
    theirs.length === 0
      ? notInstalled
      : { what: "m365 --help", measured: `${spread(theirs, 0)} ms; ${times(theirs, ours)} as long as guestlist --help`, budget: "" },
  ];
}

/** Milliseconds of each program, which run one after the other in each round: a busy machine slows all of them. */
async function inTurn(programs: Readonly<Record<string, Program>>, rounds: number, { folder }: Place): Promise<Record<string, number[]>> {
  const taken: Record<string, number[]> = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (const program of Object.values(programs)) await runProgram(program, folder); // fills the caches
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, program] of Object.entries(programs)) taken[name]?.push((await runProgram(program, folder)).ms);
  }
  return taken;
}

async function measureFirstRequest(place: Place): Promise<readonly Finding[]> {
  const { requests } = place.sandbox;
  const measure = async (what: string, signIn: string): Promise<Finding> => {
    const program = guestlist(place, ["guests", "--top", "1", "--output", "jsonl", signIn]);
    const [taken, node]: [number[], number[]] = [[], []];
    await runProgram(program, place.folder);
    for (let round = 0; round < startRounds; round += 1) {
      node.push((await runProgram(emptyNode, place.folder)).ms);
      const { next } = requests.since(Number.MAX_SAFE_INTEGER);
      const { from } = await runProgram(program, place.folder);
      taken.push(Date.parse(requests.since(next).requests[0]?.at ?? "") - from);
    }
    const measured = `${spread(taken, 0)} ms; ${times(taken, node)} as long as an empty Node`;
    return { what, measured, budget: `≤ ${requestBudgetMs} ms`, met: median(taken) <= requestBudgetMs };
  };
  return [
    await measure("guestlist guests --as-app → its first request", "--as-app"),
    await measure("guestlist guests --az → its first request, with an Azure CLI that answers at once", "--az"),
  ];
}

const properties = "id,displayName,mail,userPrincipalName";

async function measureLists(place: Place): Promise<readonly Finding[]> {
  const { users } = place.sandbox.tenant;
  const known = users.list().filter(({ userType }) => userType === "Guest").length;
  seedGuests(place.sandbox.tenant, some - known);
  const list = guestlist(place, ["guests", "--all", "--as-app", "--property", properties, "--output", "json"]);
  const theirs = m365(place, ["entra", "user", "list", "--type", "Guest", "--properties", properties, "--output", "json"]);
  for (const program of hasM365() ? [list, theirs] : [list]) await expectGuests(program, some, place);
  const taken = await inTurn({ ours: list, ...(hasM365() && { theirs }) }, listRounds, place);
  const [ours = [], others = []] = [taken["ours"], taken["theirs"]];
  const inSmallHeap = { ...list, args: [...smallHeap, ...list.args] };
  const [peak, smallPeak] = [await peakOf(list), await peakOf(inSmallHeap)];
  const othersPeak = hasM365() ? await peakOf(theirs) : undefined;
  seedGuests(place.sandbox.tenant, many - some);
  await expectGuests(list, many, place);
  const [manyMs, manyPeak, smallManyPeak] = [(await runProgram(list, place.folder)).ms, await peakOf(list), await peakOf(inSmallHeap)];
  return [
    { what: `guestlist guests --all, ${some} guests`, measured: `${inSeconds(ours)}; ${peak.toFixed(0)} MB at most`, budget: "" },
    othersPeak === undefined
      ? notInstalled
      : {
          what: `m365 entra user list --type Guest, ${some} guests`,
          measured: `${inSeconds(others)}; ${othersPeak.toFixed(0)} MB at most; ${times(others, ours)} as long, ${(othersPeak / peak).toFixed(1)} × the memory`,
          budget: "",
        },
    {
      what: `guestlist guests --all, ${many} guests`,
      measured: `${inSeconds([manyMs])}; ${manyPeak.toFixed(0)} MB at most`,
      budget: "",
    },
    {
      what: `the same in a heap of 48 MB, with ${some} and with ${many} guests`,
      measured: `${smallPeak.toFixed(0)} and ${smallManyPeak.toFixed(0)} MB at most`,
      budget: `≤ ${growthBudgetMegabytes} MB more`,
      met: smallManyPeak - smallPeak <= growthBudgetMegabytes,
    },
  ];
}

/** @throws Error unless a program lists so many guests. */
async function expectGuests(program: Program, count: number, { folder }: Place): Promise<void> {
  const { output } = await runProgram(program, folder);
  const listed: unknown = JSON.parse(output);
  if (!Array.isArray(listed) || listed.length !== count) {
    throw new Error(`Of ${count} guests, ${Array.isArray(listed) ? listed.length : "none"} were listed`);
  }
}

const times = (theirs: readonly number[], ours: readonly number[]) => `${(median(theirs) / median(ours)).toFixed(1)} ×`;

function inSeconds(milliseconds: readonly number[]): string {
  const seconds = milliseconds.map((each) => each / 1_000);
  return `${seconds.length === 1 ? (seconds[0] ?? 0).toFixed(2) : spread(seconds, 2)} s`;
}
