import { createApp } from "../src/app.ts";
import type { App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { checkGuests } from "../src/flows/check-guests.ts";
import { followDirectory } from "../src/flows/follow-directory.ts";
import type { Bench, Finding } from "./measurement.ts";
import { storePending } from "./pending-invitations.ts";
import { startPretendTenant, type PretendTenant } from "./pretend-tenant.ts";

const sizes = [1_000, 100_000] as const;
const young = 100;
const rounds = 5;
/** Rounds an hour as they are unless configured: delta every 30 s, reading by id every minute. */
const anHour = { follow: 120, check: 60 };
const changes = 1_000;

interface Cost {
  /** Graph calls. */
  readonly anHour: number;
  /** Pages of the delta query, for the changes. */
  readonly pages: number;
}

/** What following the directory asks of Graph, by how many guests are pending. */
export async function measureFollowCost({ botSettings }: Bench): Promise<readonly Finding[]> {
  const [small, large] = [await costOf(botSettings, sizes[0]), await costOf(botSettings, sizes[1])];
  return [
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

async function costOf(botSettings: Bench["botSettings"], count: number): Promise<Cost> {
  const outside = await startPretendTenant();
  try {
    const settings = { ...botSettings(), ...outside.botEnvironment };
    await storePending(outside, settings, { count, young });
    return await countCalls(outside, await createApp(readConfig({ ...settings, LOG_LEVEL: "warn" })));
  } finally {
    await outside.close();
  }
}

async function countCalls(outside: PretendTenant, app: App): Promise<Cost> {
  try {
    await followDirectory(app.ports); // finds where to begin
    const follow = await callsOf(outside, () => followDirectory(app.ports));
    const check = await callsOf(outside, () => checkGuests(app.ports));
    for (let number = 0; number < changes; number += 1) change(outside, number);
    const pages = await callsOf(outside, () => followDirectory(app.ports), 1);
    return { anHour: follow * anHour.follow + check * anHour.check, pages };
  } finally {
    await app.close();
  }
}

/** Requests to Graph of one round. */
async function callsOf({ requests }: PretendTenant, round: () => Promise<unknown>, times = rounds): Promise<number> {
  requests.length = 0;
  for (let done = 0; done < times; done += 1) await round();
  return requests.filter(({ path }) => path.startsWith("/v1.0/")).length / times;
}

/** Somebody's sign-in name changes: delta tells it, and it means nothing to us. */
function change({ tenant: { users } }: PretendTenant, number: number): void {
  const { user } = users.records[users.records.length - 1 - (number % 500)] ?? {};
  if (user) users.update(user.id, { mail: `changed-${number}@fabrikam.com` });
}
