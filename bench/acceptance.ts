import { acceptGuest } from "../sandbox/redemption.ts";
import { openStore } from "../src/adapters/store/database.ts";
import { systemClock } from "../src/clock.ts";
import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { cardEdited, expectLivingCard, noticeOf } from "./living-card.ts";
import type { Bench, Finding } from "./measurement.ts";
import type { PretendTenant } from "./pretend-tenant.ts";
import { spread } from "./statistics.ts";

const flips = 5;
/** Seconds between two looks: of the delta query unless configured otherwise, and of the reading of young guests by id. */
const usualPoll = 30;
const youngPoll = 60;
const pollHere = 1;
const budgets = { delta: 35, young: 90 };

/** Seconds of one acceptance: from when a look was due to the look, and from the look to the notice. */
interface Told {
  readonly lateness: number;
  readonly work: number;
}

/** From the partner's acceptance to the notice, on both paths. What the longest wait between two looks adds is known, and not waited for here. */
export async function measureAcceptance({ outside, botSettings }: Bench): Promise<readonly Finding[]> {
  const settings = botSettings({ DIRECTORY_POLL_SECONDS: String(pollHere) });
  const bot = await BotProcess.start("src/main.ts", settings);
  const store = await openStore({
    url: settings["DATABASE_URL"] ?? "",
    encryptionKey: settings["ENCRYPTION_KEY"] ?? "",
    clock: systemClock,
  });
  const checkNow = () => store.jobs.enqueue({ task: { kind: "check-guests" }, due: systemClock.now(), key: "check-guests" });
  const channel = new Channel(outside);
  const told = async (flip: (guest: string) => Promise<Told>): Promise<readonly Told[]> => {
    const all: Told[] = [];
    for (let done = 0; done < flips; done += 1) all.push(await flip(await invited(outside, channel, bot)));
    return all;
  };
  try {
    const delta = await told((email) => toldByDelta(outside, email));
    outside.tenant.control.patch({ deltaTracksUserState: false });
    const young = await told((email) => toldByLook(outside, email, checkNow));
    return [
      finding("acceptance → notice by delta", delta, usualPoll, budgets.delta),
      finding("acceptance → notice by reading young guests, delta blind", young, youngPoll, budgets.young),
    ];
  } finally {
    await store.close();
    await bot.stop();
  }
}

function finding(what: string, told: readonly Told[], poll: number, budget: number): Finding {
  const worst = poll + Math.max(...told.map(({ lateness }) => lateness)) + Math.max(...told.map(({ work }) => work));
  const parts = `from the look ${spread(
    told.map(({ work }) => work),
    2,
  )} s`;
  return { what, measured: `≤ ${worst.toFixed(1)} s: every ${poll} s, ${parts}`, budget: `≤ ${budget} s`, met: worst <= budget };
}

async function invited(outside: PretendTenant, channel: Channel, bot: BotProcess): Promise<string> {
  const form = await channel.form();
  const settled = cardEdited(outside, form);
  expectLivingCard(await channel.submit(bot.endpoint, form));
  await settled;
  return form.email;
}

async function toldByDelta(outside: PretendTenant, email: string): Promise<Told> {
  const accepted = accept(outside, email);
  await noticeOf(outside, email);
  const now = performance.now();
  const looks = outside.requests.filter(({ path }) => path === "/v1.0/users/delta").map(({ from }) => from);
  const seen = looks.findIndex((from) => from >= accepted);
  const [before = 0, at = 0] = [looks[seen - 1], looks[seen]];
  return { lateness: (at - before) / 1_000 - pollHere, work: (now - at) / 1_000 };
}

async function toldByLook(outside: PretendTenant, email: string, checkNow: () => Promise<void>): Promise<Told> {
  accept(outside, email);
  const due = performance.now();
  await Promise.all([noticeOf(outside, email), checkNow()]);
  const now = performance.now();
  const at = outside.requests.find(({ path, from }) => path === "/v1.0/$batch" && from >= due)?.from ?? 0;
  return { lateness: (at - due) / 1_000, work: (now - at) / 1_000 };
}

/** Accepts as the partner; the moment of it. */
function accept({ tenant }: PretendTenant, email: string): number {
  const [guest] = tenant.users.owners(email);
  if (!guest) throw new Error(`${email} was not invited`);
  acceptGuest(tenant.users, guest, tenant.clock.now());
  return performance.now();
}
