import { balance } from "../books/balance.ts";
import type { Entry } from "../entry.ts";
import { fault } from "../page.ts";
import { acceptAsPartner } from "../people/afterwards.ts";
import { openForm } from "../people/invite.ts";
import { submit } from "../people/submit.ts";
import { untilSent } from "../people/until-sent.ts";
import type { Bot } from "../process/bot.ts";
import type { Run } from "../run.ts";
import { settle } from "../settle.ts";
import { until } from "../waiting.ts";
import { withBot } from "../with-bot.ts";

const steps = ["awaiting-approval", "sending", "invited", "accepted"] as const;

/** Graph invites, and doesn't answer: the bot can't know. */
const unanswered = { faults: [fault("/v1.0/invitations", "POST", "done-timeout", 1)] };

/** One SIGKILL after each step of an invitation's life, each with an invitation of its own. */
export async function everyStep(run: Run): Promise<void> {
  await withBot(run, async (bot) => {
    const forms: Entry[] = [];
    for (const [index, step] of steps.entries()) {
      const entry = await openForm(run, { n: index + 1, tag: "es", kind: step === "awaiting-approval" ? "approval" : "direct" });
      forms.push(entry);
      entry.holdApproval = true;
      await killAfter(run, bot, { entry, step });
    }
    for (const entry of forms) entry.holdApproval = false;
    await Promise.all(forms.map((entry) => untilSent(run, entry).then(() => acceptAsPartner(run, entry))));
    await settle(run, 60);
    await balance(run, "every step", forms);
  });
}

async function killAfter(run: Run, bot: Bot, { entry, step }: { entry: Entry; step: (typeof steps)[number] }): Promise<void> {
  if (!entry.form) throw new Error("there is no form");
  if (step === "sending") await run.set(unanswered);
  const pressing = submit(run, entry, entry.form);
  if (step === "accepted") {
    await untilSent(run, entry);
    await acceptAsPartner(run, entry);
  }
  const isThere = async () => (await run.database.count("email = ? and state = ?", entry.email, step)) === 1 || undefined;
  await until(`${entry.email} to be ${step}`, isThere, 20_000, 5);
  if (step === "sending") await until("the mail", () => run.mailTo(entry.email));
  await bot.kill();
  run.say(`killed when ${entry.email} was ${step}`);
  await bot.mustStart();
  await pressing;
  await run.set();
}
