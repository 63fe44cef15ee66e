import type { Sandbox } from "../sandbox/sandbox.ts";
import { PERSON_IDS } from "../sandbox/directory/well-known.ts";
import { createApp } from "../src/app.ts";
import type { App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { checkGuests } from "../src/flows/following/check-guests.ts";
import { followDirectory } from "../src/flows/following/follow-directory.ts";
import type { Bench, Finding } from "./measurement.ts";
import { recordRequests, type OutgoingRequest } from "./outgoing-requests.ts";
import { storePending } from "./pending-invitations.ts";
import { startUnlimitedSandbox } from "./start-unlimited-sandbox.ts";

const sizes = [1_000, 100_000] as const;
const young = 100;
const rounds = 5;
/** Rounds per hour by default: delta every 30 s, reads by id every minute. */
const anHour = { follow: 120, check: 60 };
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
    const check = await callsOf(requests, () => checkGuests(app.ports));
    changeSomebody(sandbox);
    const pages = await callsOf(requests, () => followDirectory(app.ports), 1);
    return { anHour: follow * anHour.follow + check * anHour.check, pages };
  } finally {
    await app.close();
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
