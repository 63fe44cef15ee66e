import { setTimeout as wait } from "node:timers/promises";
import { ticketOf } from "../../../sandbox/partner/redeem-url.ts";
import type { MessageView } from "../../../sandbox/page-api/api.ts";
import type { Entry } from "../entry.ts";
import { between } from "../random.ts";
import type { Run } from "../run.ts";
import { soon } from "../waiting.ts";
import { actionOf } from "./cards.ts";
import { pressPatiently } from "./press-patiently.ts";
import { livingCard } from "./until-sent.ts";

/** The partner opens the link in the mail and accepts. */
export async function acceptAsPartner(run: Run, entry: Entry): Promise<void> {
  const mail = await soon(() => run.mailTo(entry.email), 5000);
  const ticket = mail && ticketOf(mail.redeemUrl);
  if (ticket === undefined) return;
  try {
    const { state } = await run.page.redeem(ticket);
    if (state === "Accepted") entry.redeemedAt = Date.now();
    run.journal.note("redeemed", { email: entry.email, state });
  } catch (error) {
    run.journal.note("redeem-refused", { email: entry.email, error: String(error) });
  }
}

/** What requester and partner do with an invitation that is out, as planned. */
export async function doAfterwards(run: Run, entry: Entry): Promise<void> {
  await wait(between(entry.random, 0, 3500));
  switch (entry.after) {
    case "leave":
      return;
    case "accept":
      return acceptAsPartner(run, entry);
    case "resend+accept":
      await sendAgain(run, entry);
      await wait(between(entry.random, 0, 2000));
      return acceptAsPartner(run, entry);
    default:
      return revoke(run, entry);
  }
}

async function sendAgain(run: Run, entry: Entry): Promise<void> {
  const press = await offered(entry, "resend");
  if (!press) return;
  await pressPatiently(run, entry, { step: "send again", ...press });
  if (entry.random() < 0.3) run.hear(entry, "send again (same button twice)", await entry.person.press(press));
}

async function revoke(run: Run, entry: Entry): Promise<void> {
  const press = await offered(entry, "revoke");
  const asked = press && (await pressPatiently(run, entry, { step: "revoke", ...press }));
  const data = asked?.kind === "card" ? actionOf(asked.message.card, "revoke-confirmed") : undefined;
  if (!press || !data) return acceptAsPartner(run, entry);
  const pressing = pressPatiently(run, entry, { ...press, step: "revoke (confirmed)", verb: "revoke-confirmed", data });
  if (entry.after === "revoke+accept") {
    await wait(between(entry.random, 0, 600));
    await acceptAsPartner(run, entry);
  }
  await pressing;
}

/** The button on the living card, as soon as it is there. */
async function offered(entry: Entry, verb: string) {
  const withButton = (message: MessageView | undefined) => {
    const data = message && actionOf(message.card, verb);
    return data && { conversation: entry.conversation, message: message.id, verb, data };
  };
  return soon(() => withButton(livingCard(entry)), 60_000, 300);
}
