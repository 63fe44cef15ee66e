import type { Sandbox } from "../sandbox/sandbox.ts";
import { PERSON_IDS } from "../sandbox/directory/well-known.ts";
import { createApp } from "../src/app.ts";
import type { App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import type { Instant } from "../src/domain/ids.ts";
import { instantOf } from "../src/domain/instant.ts";
import { youngRhythm } from "../src/domain/young-rhythm.ts";
import { checkGuests } from "../src/flows/following/check-guests.ts";
import { followDirectory } from "../src/flows/following/follow-directory.ts";
import type { Bench, Finding } from "./measurement.ts";
import { recordRequests, type OutgoingRequest } from "./outgoing-requests.ts";
import { storePending } from "./pending-invitations.ts";
import { startUnlimitedSandbox } from "./start-unlimited-sandbox.ts";

const sizes = [1_000, 100_000] as const;
const young = 20;
const youngCounts = [20, 200, 2_000] as const;
const rounds = 5;
/** Rounds of the delta query per hour by default: every 30 s. */
const followRounds = 120;
/** So long guests are read by id, on a clock of their own; then the calls are counted for an hour. */
const checkedMs = 20 * 60_000;
const hourMs = 3_600_000;
const changes = 1_000;

interface Cost {
  /** Graph calls. */
  readonly anHour: number;
  /** Pages of the delta query, for the changes. */
  readonly pages: number;
}

/** The Graph calls for following the directory, by the number of pending guests. */
export async function measureFollowCost({ botSettings }: Bench): Promise<readonly Finding[]> {
  const requests = recordRequests();
  const [small, large] = [await costOf(botSettings, requests, sizes[0]), await costOf(botSettings, requests, sizes[1])];
  return [
    ...youngCounts.map(intervalOf),
    {
      what: "Graph calls an hour to follow the directory, with 1,000 and with 100,000 pending guests",
      measured: `${small.anHour} and ${large.anHour}`,
      budget: "equal",
      met: small.anHour === large.anHour,
    },
    {
      what: `pages read for ${changes} changes of users that aren't ours`,
      measured: String(large.pages),
      budget: `≤ ${changes / 100}`,
      met: large.pages <= changes / 100,
    },
  ];
}

/** How often young guests are read by id, as the rule says. */
function intervalOf(count: number): Finding {
  const seconds = youngRhythm({ hour: count, day: 0, days: 0, joined: 0 }).hour / 1_000;
  const what = `a guest is read by id, with ${count} invited within the hour`;
  return count > 20
    ? { what, measured: `every ${seconds} s`, budget: "" }
    : { what, measured: `every ${seconds} s`, budget: "≤ 5 s", met: seconds <= 5 };
}

async function costOf(botSettings: Bench["botSettings"], requests: OutgoingRequest[], count: number): Promise<Cost> {
  const sandbox = await startUnlimitedSandbox();
  try {
    const settings = { ...botSettings(), ...sandbox.botEnvironment() };
    await storePending(sandbox, settings, { count, young, inDirectory: count });
    const app = await createApp(readConfig({ ...settings, LOG_LEVEL: "warn" }));
    return await countCalls({ sandbox, app, requests });
  } finally {
    await sandbox.close();
  }
}

interface World {
  readonly sandbox: Sandbox;
  readonly app: App;
  /** The requests of this process; the code that counts them empties the list. */
  readonly requests: OutgoingRequest[];
}

async function countCalls({ sandbox, app, requests }: World): Promise<Cost> {
  try {
    await followDirectory(app.ports); // Finds the start of the delta query.
    const follow = await callsOf(requests, () => followDirectory(app.ports));
    const check = await callsOf(requests, () => checkFor(app, checkedMs), 1);
    changeSomebody(sandbox);
    const pages = await callsOf(requests, () => followDirectory(app.ports), 1);
    return { anHour: follow * followRounds + (check * hourMs) / checkedMs, pages };
  } finally {
    await app.close();
  }
}

/** Runs the job whenever it asks to, on a clock that doesn't make anybody wait. */
async function checkFor({ ports }: App, milliseconds: number): Promise<void> {
  const start = Date.parse(ports.clock.now());
  let now = start;
  const later = (more: number): Instant => instantOf(now + more);
  const clock = { ...ports.clock, now: () => later(0), later, millisecondsSince: (moment: Instant) => now - Date.parse(moment) };
  while (now < start + milliseconds) {
    const outcome = await checkGuests({ ...ports, clock });
    if (outcome.kind !== "again") throw new Error("The guests aren't checked again");
    now = Date.parse(outcome.at);
  }
}

/** Requests to Graph in one round. */
async function callsOf(requests: OutgoingRequest[], round: () => Promise<unknown>, times = rounds): Promise<number> {
  requests.length = 0;
  for (let done = 0; done < times; done += 1) await round();
  return requests.filter(({ path }) => path.startsWith("/v1.0/")).length / times;
}

/** Changes a user's address, repeatedly: delta reports it, but Guestlist ignores it. */
function changeSomebody({ tenant: { users } }: Sandbox): void {
  for (let number = 0; number < changes; number += 1) users.update(PERSON_IDS.lee, { mail: `lee-${number}@contoso.com` });
}
