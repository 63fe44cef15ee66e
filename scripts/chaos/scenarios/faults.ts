import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import type { Entry } from "../entry.ts";
import { faultType, faultTypes } from "../fault-types.ts";
import { inSeconds } from "../journal.ts";
import { namesIn } from "../options.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { stateShown } from "../people/cards.ts";
import { openForm, sendForm } from "../people/invite.ts";
import { livingCard, untilSent } from "../people/until-sent.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { inLanes, soon } from "../waiting.ts";
import { withBot } from "../with-bot.ts";

const patienceMs = 25_000;

interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** One fault type after another, without kills; every fourth invitation needs approval. */
export async function faults(run: Run): Promise<void> {
  await withBot(run, async () => {
    const groups: Group[] = [];
    for (const name of namesOfTypes(run)) groups.push(await tryType(run, name));
    await run.set();
    await settle(run);
    await tryAgain(run);
    const table = [];
    for (const { name, entries } of groups) table.push({ name, ...(await balance(run, name, entries)).sum });
    writeFileSync(join(run.folder, "faults.json"), JSON.stringify(table, undefined, 1));
  });
}

function namesOfTypes(run: Run): readonly string[] {
  const chosen = namesIn(run.options.only);
  return chosen.length > 0 ? chosen : Object.keys(faultTypes);
}

async function tryType(run: Run, name: string): Promise<Group> {
  const { set, whenDue = () => ({}), settle: seconds = 45 } = faultType(name);
  const begun = Date.now();
  const n = run.options.invites;
  const entries = await formsFor(run, name);
  await run.set(set(n));
  // Those that wait for their mail must not keep the others from pressing.
  await Promise.all(entries.map((entry, index) => wait(index * 60).then(() => sendForm(run, entry, patienceMs))));
  await run.set(whenDue(n));
  await Promise.all(entries.map((entry) => acceptAsPartner(run, entry)));
  const redeemed = entries.filter(({ redeemedAt }) => redeemedAt !== undefined).length;
  const accepted = () => run.database.count("state = 'accepted' and email like ?", `%x${tagOf(name)}@%`);
  const noticed = async () => (await accepted()) >= redeemed || undefined;
  await soon(noticed, seconds * 1000, 500);
  await wait(2500);
  await run.set();
  const sent = entries.filter(({ stage }) => stage === "sent").length;
  run.say(`${name}: ${entries.length} pressed, ${sent} sent, ${redeemed} accepted; ${inSeconds(Date.now() - begun)} s`);
  return { name, entries };
}

const tagOf = (name: string) => `f${name.replace(/\W/g, "")}`;

async function formsFor(run: Run, name: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  const numbers = Array.from({ length: run.options.invites }, () => run.nextNumber());
  await inLanes(numbers, 4, async (n) => {
    entries.push(await openForm(run, { n, tag: tagOf(name), kind: n % 4 === 0 ? "approval" : "direct" }));
  });
  return entries.filter(({ form }) => form);
}

/** Those who were told that it failed try again, now that all is well, and the partner accepts. */
async function tryAgain(run: Run): Promise<void> {
  const left = run.entries.filter(({ pressedAt, redeemedAt }) => pressedAt !== undefined && redeemedAt === undefined);
  if (left.length === 0) return;
  const shown = Object.groupBy(left, (entry) => stateShown(livingCard(entry)?.card));
  run.say(
    `${left.length} not accepted yet, their cards show ${JSON.stringify(Object.entries(shown).map(([state, list]) => `${state} ${list.length}`))}`,
  );
  await inLanes(left, 6, async (entry) => {
    await untilSent(run, entry, 12_000);
    if (entry.stage === "sent") await acceptAsPartner(run, entry);
  });
  await settle(run, 150);
}
