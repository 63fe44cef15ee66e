import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import type { Entry } from "../entry.ts";
import { fault } from "../page.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { inviteSome } from "../people/invite.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { withBot } from "../with-bot.ts";
import { checkToldAfter } from "./told-after.ts";

const outageMs = 60_000;
const weekMs = 8 * 24 * 60 * 60 * 1000;

const acceptAll = (run: Run, entries: readonly Entry[]) => Promise.all(entries.map((entry) => acceptAsPartner(run, entry)));

/** Graph and Entra break every connection for a minute, while partners accept and people invite. */
export async function graphdown(run: Run): Promise<void> {
  await withBot(run, async () => {
    const before = await inviteSome(run, { tag: "gb" });
    await run.set({ faults: [fault("/v1.0/*", null, "reset", 10_000), fault("/*/oauth2/*", null, "reset", 10_000)] });
    run.say("Graph is down");
    await acceptAll(run, before);
    const during = inviteSome(run, { tag: "gd" });
    await wait(outageMs);
    await run.set();
    const upAt = Date.now();
    run.say("Graph is back");
    const list = await during;
    await acceptAll(
      run,
      list.filter(({ stage }) => stage === "sent"),
    );
    await settle(run);
    await balance(run, "graphdown before", before);
    await balance(run, "graphdown during", list);
    checkToldAfter(run, before, upAt);
  });
}

/** The connector breaks every connection for a minute while notices are due. */
export async function teamsdown(run: Run): Promise<void> {
  await withBot(run, async () => {
    const list = await inviteSome(run, { tag: "td" });
    await run.set({ faults: [fault("/teams/*", null, "reset", 10_000)] });
    run.say("Teams' connector is down");
    await acceptAll(run, list);
    await wait(outageMs);
    await run.set();
    const upAt = Date.now();
    await settle(run);
    await balance(run, "teamsdown", list);
    checkToldAfter(run, list, upAt);
  });
}

/** The sandbox's process stands still for a minute: everything hangs, Teams as well. */
export async function hang(run: Run): Promise<void> {
  await withBot(run, async () => {
    const list = await inviteSome(run, { tag: "hg" });
    await acceptAll(run, list);
    process.kill(run.sandbox.pid, "SIGSTOP");
    run.say("the sandbox stands still");
    await wait(outageMs);
    process.kill(run.sandbox.pid, "SIGCONT");
    await settle(run);
    await balance(run, "hang", list);
  });
}

/** The bot is off for a week, so that Graph has forgotten its delta link (410); then the same while it runs. */
export async function week(run: Run): Promise<void> {
  await withBot(run, async (bot) => {
    const list = await inviteSome(run, { tag: "wk" });
    const most = Math.ceil(list.length * 0.7);
    await bot.kill("SIGTERM");
    await acceptAll(run, list.slice(0, most));
    await run.page.ask("/_sandbox/clock", { advanceMs: weekMs });
    await bot.mustStart();
    const upAt = Date.now();
    await settle(run);
    await balance(run, "week", list);
    checkToldAfter(run, list.slice(0, most), upAt);
    await run.set({ faults: [fault("/v1.0/users/delta*", null, "gone", 1)] });
    await acceptAll(run, list.slice(most));
    await settle(run, 120);
    await balance(run, "week then gone", list);
  });
}
