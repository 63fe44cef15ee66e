import { CannotRun } from "../cannot-run.ts";
import { balance } from "../books/balance.ts";
import { inSeconds } from "../journal.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { inviteSome } from "../people/invite.ts";
import type { Bot } from "../process/bot.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { soon, until } from "../waiting.ts";
import { pollsOf, withBot } from "../with-bot.ts";

const rounds = 3;

/** Within 20 s another bot asks for changes: when the lease of 16 s has run out, and its next look, half a second later at most, has seen that. */
const limitMs = 20_000;

/** The bot that follows the directory is killed while it has the lease, and its partner accepts: another one takes over. */
export async function takeover(run: Run): Promise<void> {
  if (run.options.instances < 2) throw new CannotRun("it needs --instances 2 or more");
  await withBot(run, async (_bot, bots) => {
    const list = await inviteSome(run, { tag: "to", count: rounds });
    for (const entry of list) {
      await run.set({ latencyMs: 1500 });
      const follower = await until("a bot that follows the directory", () => followerOf(run, bots), 60_000);
      const killedAt = Date.now();
      await follower.kill();
      await run.set();
      await acceptAsPartner(run, entry);
      const again = await soon(() => pollsOf(run).find((at) => at > killedAt), limitMs + 5_000, 200);
      const after = again === undefined ? "never" : `${inSeconds(again - killedAt)} s`;
      run.say(`${follower.name} was killed while it asked for changes; another one asked after ${after}`);
      if (again === undefined || again - killedAt > limitMs) run.complain(`another bot asked for changes after ${after}`);
      await follower.mustStart();
    }
    await settle(run, 120);
    await balance(run, "takeover", list);
  });
}

/** The bot that has the lease to follow the directory: its process is the latest that began before the bot was ready. */
async function followerOf({ database }: Run, bots: readonly Bot[]): Promise<Bot | undefined> {
  const owner = (await database.jobs()).find(({ kind }) => kind === "follow-directory")?.owner;
  const processes = await database.instances();
  return bots.find(({ isAlive, lives }) => {
    const readyAt = lives.at(-1)?.from ?? 0;
    const own = processes.find(({ started }) => Date.parse(started) <= readyAt);
    return isAlive && own !== undefined && own.id === owner;
  });
}
