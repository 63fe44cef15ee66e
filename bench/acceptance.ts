import type { Sandbox } from "../sandbox/sandbox.ts";
import { PageClient } from "../scripts/smoke/page-client.ts";
import { openStore, type Store } from "../src/adapters/store/database.ts";
import { systemClock } from "../src/clock.ts";
import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { cardEdited, expectLivingCard, noticeOf } from "./living-card.ts";
import type { Bench, Finding } from "./measurement.ts";
import type { OutgoingRequest } from "./outgoing-requests.ts";
import { spread } from "./statistics.ts";

const flips = 5;
/** Seconds between two polls: of the delta query by default, and of the reads of recent guests by id. */
const usualPoll = 30;
const youngPoll = 5;
const pollHere = 1;
/** The worker notices within this time that a poll is due (src/worker.ts). */
const workerPoll = 0.5;
const budgets = { delta: 35, young: 6 };

/** The time from the partner's acceptance to the notice, on both paths. The known interval between two polls is added, not waited for. */
export async function measureAcceptance({ sandbox, botSettings }: Bench): Promise<readonly Finding[]> {
  const settings = botSettings({ DIRECTORY_POLL_SECONDS: String(pollHere), RECORD_REQUESTS: "1" });
  const channel = await Channel.open(sandbox);
  const bot = await BotProcess.start("src/main.ts", settings);
  const store = await openStore({
    url: settings["DATABASE_URL"] ?? "",
    encryptionKey: settings["ENCRYPTION_KEY"] ?? "",
    clock: systemClock,
  });
  const world: World = { sandbox, channel, bot, store };
  try {
    const delta = await measureAll(world, noticedByDelta);
    sandbox.control.patch({ deltaTracksUserState: false });
    const young = await measureAll(world, noticedByRead);
    return [
      finding("acceptance → notice, by delta", delta, usualPoll, budgets.delta),
      finding("acceptance → notice, by reading young guests when delta is blind", young, youngPoll, budgets.young),
    ];
  } finally {
    await store.close();
    await bot.stop();
  }
}

interface World {
  readonly sandbox: Sandbox;
  readonly channel: Channel;
  readonly bot: BotProcess;
  readonly store: Store;
}

/** `work`: seconds from the poll that saw the acceptance to the notice. */
function finding(what: string, work: readonly number[], poll: number, budget: number): Finding {
  const worst = poll + workerPoll + Math.max(...work);
  const measured = `≤ ${worst.toFixed(1)} s with a poll every ${poll} s; ${spread(work, 2)} s from the poll`;
  return { what, measured, budget: `≤ ${budget} s`, met: worst <= budget };
}

async function measureAll(world: World, measure: (world: World, email: string) => Promise<number>): Promise<readonly number[]> {
  const noticedAt: number[] = [];
  for (let done = 0; done < flips; done += 1) noticedAt.push(await measure(world, await invite(world)));
  return noticedAt;
}

/** Sends an invitation and returns its address. */
async function invite({ sandbox, channel, bot }: World): Promise<string> {
  const form = channel.form();
  const settled = cardEdited(sandbox, form);
  expectLivingCard(await channel.submit(bot.endpoint, form));
  await settled;
  return form.email;
}

async function noticedByDelta({ sandbox, bot }: World, email: string): Promise<number> {
  await bot.requests();
  const { acceptedAt, noticedAt } = await accept(sandbox, email);
  return secondsSincePoll(await bot.requests(), "/v1.0/users/delta", acceptedAt, noticedAt);
}

async function noticedByRead({ sandbox, bot, store }: World, email: string): Promise<number> {
  await bot.requests();
  const checkNow = () => store.jobs.enqueue({ task: { kind: "check-guests" }, due: systemClock.now(), key: "check-guests" });
  const { acceptedAt, noticedAt } = await accept(sandbox, email, checkNow);
  return secondsSincePoll(await bot.requests(), "/v1.0/$batch", acceptedAt, noticedAt);
}

/** Seconds from the first poll after the acceptance to the notice. */
function secondsSincePoll(requests: readonly OutgoingRequest[], path: string, acceptedAt: number, noticedAt: number): number {
  const poll = requests.find((request) => request.path.startsWith(path) && request.from >= acceptedAt);
  if (!poll) throw new Error(`There was no request to ${path}, but the acceptance was noticed`);
  return (noticedAt - poll.from) / 1_000;
}

/** Accepts as the partner and waits for the notice; both times in milliseconds since 1970. */
async function accept(sandbox: Sandbox, email: string, afterwards?: () => Promise<void>) {
  const partner = await PageClient.playing("Adele Vance", sandbox.pageUrl);
  const noticedAt = noticeOf(sandbox, email).then(now);
  await partner.redeem((await partner.ticketFor(email)) ?? "");
  const acceptedAt = now();
  await afterwards?.();
  return { acceptedAt, noticedAt: await noticedAt };
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
