import { randomUUID } from "node:crypto";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { PERSON_IDS } from "../sandbox/directory/well-known.ts";
import { acceptGuest } from "../sandbox/tenant/redemption.ts";
import { seedGuests } from "../sandbox/tenant/seed.ts";
import { freePorts } from "../scripts/chaos/process/free-ports.ts";
import { until } from "../scripts/smoke/page-client.ts";
import { systemClock } from "../src/clock.ts";
import { AcceptanceRecord } from "./acceptance/acceptance-record.ts";
import { noticesAreOutOnce } from "./acceptance/kills.ts";
import { BotProcess } from "./bot-process.ts";
import { Channel } from "./channel.ts";
import { cardEdited } from "./living-card.ts";
import type { Bench, Finding } from "./measurement.ts";
import { openTables } from "./open-tables.ts";
import { quantile } from "./statistics.ts";

const homes = 50;
const aSecond = 10;
const seconds = 60;
const latestMs = 180_000;

type Settings = Readonly<Record<string, string>>;
type Guests = ReturnType<Sandbox["tenant"]["users"]["list"]>;

/**
 * Many acceptances at the same time, in many conversations, at Teams' and Graph's documented limits: how long until everybody has heard. Partners don't
 * come by the landing page: it would look up 20 of them in a minute.
 */
export async function measureBurst({ sandbox, botSettings }: Bench): Promise<readonly Finding[]> {
  const port = await freePorts();
  const settings = botSettings({ PORT: String(port), PUBLIC_URL: `http://localhost:${port}` });
  const guests = await fill(sandbox, settings);
  const record = new AcceptanceRecord(sandbox);
  const bot = await BotProcess.start("src/main.ts", settings);
  try {
    const { subscriptions } = sandbox.tenant;
    await until("the order of notifications", async () => (subscriptions.size > 0 ? true : undefined));
    sandbox.control.patch({ throttling: "documented" });
    const { next } = sandbox.requests.since(0);
    await acceptAll(sandbox, guests);
    await noticesAreOutOnce({ record }, latestMs);
    return findings(record, throttledIn(sandbox, next));
  } finally {
    await bot.stop();
  }
}

async function acceptAll({ tenant: { users, clock } }: Sandbox, guests: Guests): Promise<void> {
  const from = performance.now();
  for (const [index, guest] of guests.entries()) {
    await systemClock.wait(Math.max(0, from + (index * 1_000) / aSecond - performance.now()));
    acceptGuest(users, guest, clock.now());
  }
}

/** So many answers 429 since that request. */
function throttledIn({ requests }: Sandbox, since: number): { readonly teams: number; readonly graph: number } {
  const refused = requests.since(since).requests.filter(({ status }) => status === 429);
  const teams = refused.filter(({ path }) => path.startsWith("/teams/")).length;
  return { teams, graph: refused.length - teams };
}

function findings(record: AcceptanceRecord, throttled: ReturnType<typeof throttledIn>): readonly Finding[] {
  const { seconds: waits, missing, repeated } = record;
  const [middle, most] = [quantile(waits, 0.5), quantile(waits, 0.95)].map((value) => value.toFixed(1));
  return [
    {
      what: `${aSecond} acceptances a second for ${seconds} s in ${homes} conversations: from the last one until all notices are out`,
      measured: `${record.secondsAfterTheLast.toFixed(1)} s; acceptance → notice p50 ${middle} s, p95 ${most} s`,
      budget: "",
    },
    {
      what: `of these ${missing + waits.length} notices, lost or repeated within 25 s`,
      measured: `lost: ${missing}, repeats: ${repeated}`,
      budget: "0, 0",
      met: missing === 0 && repeated === 0,
    },
    { what: "answers 429 meanwhile, of Teams and of Graph", measured: `${throttled.teams} and ${throttled.graph}`, budget: "" },
  ];
}

/** Guests who were invited ten minutes ago, spread over the conversations: copies of one that was invited by a form. */
async function fill(sandbox: Sandbox, settings: Settings): Promise<Guests> {
  await inviteOne(sandbox, settings);
  const { users } = sandbox.tenant;
  const known = users.list().length;
  seedGuests(sandbox.tenant, aSecond * seconds);
  const guests = users.list().slice(known);
  const chats = groupChats(sandbox);
  const db = openTables(settings);
  const invitation = await db.selectFrom("invitations").selectAll().executeTakeFirstOrThrow();
  const conversation = await db.selectFrom("conversations").selectAll().executeTakeFirstOrThrow();
  const since = systemClock.later(-600_000);
  await db.transaction().execute(async (tables) => {
    for (const id of chats)
      await tables
        .insertInto("conversations")
        .values({ ...conversation, id, kind: "groupChat" })
        .execute();
    for (const [index, { id: guest, mail }] of guests.entries()) {
      const home = chats[index % homes] ?? "";
      const card = sandbox.teams.chats.post({ conversation: home, root: null }, sandbox.teams.bot, { text: "", mentions: [], card: {} });
      const own = { id: randomUUID(), email: mail ?? "", email_key: mail ?? "", guest_id: guest, since, created_at: since };
      const place = { home_conversation: home, home_root: home, home_card: card.id };
      await tables
        .insertInto("invitations")
        .values({ ...invitation, ...own, ...place, sealed_link: null })
        .execute();
    }
  });
  await db.destroy();
  return guests;
}

async function inviteOne(sandbox: Sandbox, settings: Settings): Promise<void> {
  const channel = await Channel.open(sandbox);
  const bot = await BotProcess.start("src/main.ts", settings);
  const form = channel.form();
  const settled = cardEdited(sandbox, form);
  await channel.submit(bot.endpoint, form);
  await settled;
  await bot.stop();
}

/** Their ids. */
function groupChats({ teams: { chats } }: Sandbox): readonly string[] {
  const members = [PERSON_IDS.adele, PERSON_IDS.megan];
  const ids = Array.from({ length: homes }, () => `19:${randomUUID().replaceAll("-", "")}@thread.v2`);
  for (const id of ids) chats.add({ id, kind: "groupChat", title: "Project", team: null, members: new Set(members) });
  return ids;
}
