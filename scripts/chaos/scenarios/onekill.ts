import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import type { Entry } from "../entry.ts";
import { inSeconds } from "../journal.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { decide } from "../people/approvers.ts";
import { wordsOf } from "../people/cards.ts";
import { inviteSome, openForm } from "../people/invite.ts";
import { submit } from "../people/submit.ts";
import type { Bot } from "../process/bot.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { soon } from "../waiting.ts";
import { withBot } from "../with-bot.ts";

const mostTries = 6;

/**
 * SIGKILL at the worst moment, made certain: the bot is frozen while Teams' answer is on its way, Teams takes the message, and the bot is
 * killed before it could read the answer. Once for an approval card, once for five notices.
 */
export async function onekill(run: Run): Promise<void> {
  await withBot(run, async (bot) => {
    const list = await inviteSome(run, { tag: "ok", count: 5 });
    await killAtApprovalCard(run, bot);
    await killAtNotices(run, bot, list);
    await settle(run, 200);
    await balance(run, "onekill");
  });
}

async function killAtApprovalCard(run: Run, bot: Bot): Promise<void> {
  for (let tried = 1; tried <= mostTries; tried += 1) {
    await run.set();
    const entry = await openForm(run, { n: tried, tag: "oka", kind: "approval" });
    entry.holdApproval = true;
    const isHit = await postAndKill(run, bot, entry);
    run.say(`approval card, try ${tried}: ${isHit ? "killed with its POST under way" : "missed"}`);
    await wait(1500);
    entry.holdApproval = false;
    await decide(run, entry, { who: "Megan Bowen", verb: "approve" });
    await soon(() => run.mailTo(entry.email), 20_000);
    await acceptAsPartner(run, entry);
    if (isHit) return;
  }
  run.complain("the kill never met the POST of an approval card");
}

/** So long after one answer of the connector the bot has surely sent its next request, which takes longer than that. */
const nextRequestMs = 1000;

/**
 * The connector becomes slow as soon as the request is stored. Its first answer then lists the members, and the POST of the card follows.
 * False: the card was there already, or never came.
 */
async function postAndKill(run: Run, bot: Bot, entry: Entry): Promise<boolean> {
  if (!entry.form) return false;
  const cards = () => run.person("Megan Bowen").cardsAbout(entry.ids, run.approvalsChannel).length;
  const submitted = submit(run, entry, entry.form);
  await soon(
    async () => (await run.database.count("state = 'awaiting-approval' and email = ?", entry.email)) === 1 || undefined,
    30_000,
    10,
  );
  await run.set({ connectorLatencyMs: 2500 });
  await run.readRequests();
  const known = run.requests.length;
  const hasAnswered = () => run.requests.slice(known).some(({ server, path }) => server === "api" && path.startsWith("/teams/"));
  await soon(() => cards() > 0 || hasAnswered() || undefined, 10_000, 20);
  await wait(nextRequestMs);
  if (cards() > 0) {
    await submitted;
    return false;
  }
  bot.freeze();
  const isThere = await soon(() => cards() > 0 || undefined, 6000, 30);
  await bot.kill();
  run.journal.note("leases at the kill", { kinds: await run.database.leased() });
  await run.set();
  await bot.mustStart();
  return isThere === true;
}

async function killAtNotices(run: Run, bot: Bot, list: readonly Entry[]): Promise<void> {
  await run.set({ connectorLatencyMs: 5000 });
  await Promise.all(list.map((entry) => acceptAsPartner(run, entry)));
  await soon(
    async () => (await run.database.count("state = 'accepted' and email like '%xok@%'")) === list.length || undefined,
    140_000,
    50,
  );
  await wait(700);
  bot.freeze();
  await soon(() => list.every((entry) => noticesTo(entry).length > 0) || undefined, 9000, 50);
  await bot.kill();
  const killedAt = Date.now();
  const seen = list.filter((entry) => noticesTo(entry).length > 0).length;
  run.say(`notices: killed when people had seen ${seen} of ${list.length}; leases ${(await run.database.leased()).join(", ")}`);
  await run.set();
  run.say(`ready again after ${await bot.mustStart()} ms`);
  await settle(run, 200);
  const second = list.flatMap((entry) => noticesTo(entry).slice(1)).map(({ at }) => inSeconds(Date.parse(at) - killedAt));
  run.say(`notices at the end: ${list.map((entry) => noticesTo(entry).length).join(", ")}; second ones after ${second.join(", ")} s`);
}

function noticesTo({ person, email }: Entry) {
  const told = person.words().filter(({ text }) => /Accepted: /.test(text) && wordsOf(text).includes(email));
  return told.toSorted((a, b) => a.at.localeCompare(b.at));
}
