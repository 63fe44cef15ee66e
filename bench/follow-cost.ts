import type { Sandbox } from "../sandbox/sandbox.ts";
import { PERSON_IDS } from "../sandbox/directory/well-known.ts";
import { createApp } from "../src/app.ts";
import type { App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { followDirectory } from "../src/flows/following/follow-directory.ts";
import { playFollowing } from "./follow-cost/play-following.ts";
import type { Followed } from "./follow-cost/play-following.ts";
import type { Bench, Finding } from "./measurement.ts";
import { recordRequests, type OutgoingRequest } from "./outgoing-requests.ts";
import { storePending } from "./pending-invitations.ts";
import { startUnlimitedSandbox } from "./start-unlimited-sandbox.ts";
import { spread } from "./statistics.ts";

const minute = 60_000;
/** Old pending guests, beside the fewest young. */
const oldCounts = [1_000, 100_000] as const;
/** Guests of the last hour, beside the fewest old ones. */
const youngCounts = [20, 200, 2_000] as const;
/** What following may ask of Graph in an hour. */
const budget = { young: 720, sweep: 220, deltas: 120 };
/** By default, the delta query is read every 30 s. */
const deltaEveryMs = 30_000;
const batchSize = 20;
/** Each guest of the last hour is read this often at most, while they fit in one batch. */
const youngEverySeconds = 5;
const changes = 1_000;
/** Reads are due at whole milliseconds. */
const rounding = 1.001;

interface Cost extends Followed {
  readonly old: number;
  readonly young: number;
  /** Pages of the delta query, for the changes of other users. */
  readonly pages: number;
}

/** The Graph calls for following the directory, and how often young guests are read, by the number of old and young pending guests. */
export async function measureFollowCost({ botSettings, isQuick }: Bench): Promise<readonly Finding[]> {
  const minutes = isQuick ? 10 : 60;
  const requests = recordRequests();
  const cost = (old: number, young: number) => costOf({ botSettings, requests, old, young, milliseconds: minutes * minute });
  const [few, many] = [await cost(oldCounts[0], youngCounts[0]), await cost(oldCounts[1], youngCounts[0])];
  const crowded = [await cost(oldCounts[0], youngCounts[1]), await cost(oldCounts[0], youngCounts[2])];
  return [
    ...[few, many, ...crowded].flatMap((one) => [callsIn(minutes, one), intervalOf(one)]),
    {
      what: `Graph calls in ${minutes} minutes, with ${oldCounts[0]} and with ${oldCounts[1]} old pending guests`,
      measured: `${few.calls} and ${many.calls}`,
      budget: "equal",
      met: few.calls === many.calls,
    },
    {
      what: `pages read for ${changes} changes of users that aren't ours`,
      measured: String(many.pages),
      budget: `≤ ${changes / 100}`,
      met: many.pages <= changes / 100,
    },
  ];
}

type Triple = [number, number, number];

const who = ({ old, young }: Cost) => `${young} guests of the last hour and ${old} old ones`;

function callsIn(minutes: number, cost: Cost): Finding {
  const [young, sweep, deltas] = [budget.young, budget.sweep, budget.deltas].map((anHour) => Math.ceil((anHour * minutes) / 60)) as Triple;
  const isWithin = cost.youngBatches <= young && cost.sweepBatches <= sweep && cost.calls <= young + sweep + deltas;
  return {
    what: `Graph calls in ${minutes} minutes to follow the directory, with ${who(cost)}`,
    measured: `${cost.calls}: ${cost.youngBatches} batches of the young, ${cost.sweepBatches} of the sweep, ${cost.deltas} of delta`,
    budget: `≤ ${young + sweep + deltas}: ${young}, ${sweep}, ${deltas}`,
    met: isWithin,
  };
}

/** How often young guests were read, beside how often the budget of batches lets them be. */
function intervalOf(cost: Cost): Finding {
  const seconds = Math.max(1, cost.young / batchSize) * youngEverySeconds;
  const gaps = cost.youngGaps.map((milliseconds) => milliseconds / 1_000);
  return {
    what: `seconds between two reads of a guest of the last hour, with ${who(cost)}`,
    measured: cost.unread > 0 ? `${cost.unread} guests were never read` : spread(gaps, 1),
    budget: `≤ ${seconds}`,
    met: cost.unread === 0 && Math.max(...gaps) <= seconds * rounding,
  };
}

interface Given extends Pick<Bench, "botSettings"> {
  readonly requests: OutgoingRequest[];
  readonly old: number;
  readonly young: number;
  readonly milliseconds: number;
}

async function costOf({ botSettings, requests, old, young, milliseconds }: Given): Promise<Cost> {
  const sandbox = await startUnlimitedSandbox();
  try {
    const settings = { ...botSettings(), ...sandbox.botEnvironment() };
    const count = old + young;
    await storePending(sandbox, settings, { count, young, youngFor: 0, inDirectory: count });
    const app = await createApp(readConfig({ ...settings, LOG_LEVEL: "warn" }));
    try {
      const followed = await playFollowing({ app, settings, requests, young, milliseconds, deltaEveryMs });
      return { ...followed, old, young, pages: await pagesForChanges(sandbox, app, requests) };
    } finally {
      await app.close();
    }
  } finally {
    await sandbox.close();
  }
}

async function pagesForChanges({ tenant: { users } }: Sandbox, app: App, requests: OutgoingRequest[]): Promise<number> {
  await followDirectory(app.ports);
  for (let number = 0; number < changes; number += 1) users.update(PERSON_IDS.lee, { mail: `lee-${number}@contoso.com` });
  requests.length = 0;
  await followDirectory(app.ports);
  return requests.filter(({ path }) => path.startsWith("/v1.0/users/delta")).length;
}
