import { balance } from "../books/balance.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { inviteSome } from "../people/invite.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { logCodes, withBot } from "../with-bot.ts";

/** A second bot on the same file, while the first one works. */
export async function two(run: Run): Promise<void> {
  await withBot(run, async () => {
    const second = run.bot({ name: "bot2", port: run.secondPort });
    const starting = second.start();
    const list = await inviteSome(run, { tag: "tw" });
    await Promise.all(list.map((entry) => acceptAsPartner(run, entry)));
    const outcome = await starting;
    run.say(`the second bot: ${JSON.stringify(outcome)}; ${second.tail(4)}`);
    if (outcome.kind === "ready") run.complain("a second bot works on the same file");
    await settle(run);
    await balance(run, "two", list);
    await second.kill("SIGTERM");
    run.say(`the second bot's log: ${JSON.stringify(logCodes(second.logFile))}`);
  });
}
