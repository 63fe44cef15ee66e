import { setTimeout as wait } from "node:timers/promises";
import type { Entry } from "../entry.ts";
import { between } from "../random.ts";
import type { Run } from "../run.ts";
import { until } from "../waiting.ts";
import { actionOf } from "./cards.ts";
import { pressPatiently } from "./press-patiently.ts";

const [megan, admin] = ["Megan Bowen", "MOD Administrator"];

/** The administrator chooses the channel for approvals. @throws Error when that doesn't work. */
export async function chooseChannel(run: Run): Promise<void> {
  const person = run.person(admin);
  const conversation = person.place("Guest approvals");
  run.approvalsChannel = conversation;
  await person.say(conversation, "use this channel for approvals", true);
  const verb = "use-for-approvals";
  const press = await until("the question about the channel", () => {
    const message = [...person.messages.values()].find((each) => each.conversation === conversation && actionOf(each.card, verb));
    const data = actionOf(message?.card, verb);
    return message && data && { conversation, message: message.id, verb, data };
  });
  const answer = await person.press(press);
  if (answer.kind !== "message" && answer.kind !== "card") throw new Error(`channel not chosen: ${JSON.stringify(answer)}`);
}

/** One approver decides on the first open approval card of the request. */
export async function decide(run: Run, entry: Entry, { who, verb }: { who: string; verb: "approve" | "reject" }): Promise<void> {
  const by = run.person(who);
  const seen = by.cardsAbout(entry.ids, run.approvalsChannel).find(({ card }) => actionOf(card, verb));
  const data = actionOf(seen?.card, verb);
  if (!seen || !data) return;
  const typed = verb === "reject" ? { ...data, reason: "No need" } : data;
  const press = { conversation: run.approvalsChannel, message: seen.id, verb, data: typed };
  await pressPatiently(run, entry, { step: `${verb} (approver)`, by, ...press });
}

/** Approvers decide all requests as planned, until the run is over. */
export async function approvers(run: Run): Promise<void> {
  const busy = new Set<Entry>();
  while (!run.isOver) {
    for (const entry of run.entries.filter((each) => each.isApproval && !each.holdApproval && !busy.has(each) && isOpen(run, each))) {
      busy.add(entry);
      void decideLater(run, entry)
        .catch((error: unknown) => run.journal.note("approver-broke", { email: entry.email, error: String(error) }))
        .finally(() => busy.delete(entry));
    }
    await wait(400);
  }
}

function isOpen(run: Run, entry: Entry): boolean {
  return run
    .person(megan)
    .cardsAbout(entry.ids, run.approvalsChannel)
    .some(({ card }) => actionOf(card, "approve"));
}

async function decideLater(run: Run, entry: Entry): Promise<void> {
  await wait(between(entry.random, 100, 1500));
  const approve = () => decide(run, entry, { who: megan, verb: "approve" });
  if (entry.decision === "approve") await approve();
  if (entry.decision === "reject") await decide(run, entry, { who: admin, verb: "reject" });
  if (entry.decision === "race") await Promise.all([approve(), decide(run, entry, { who: admin, verb: "reject" })]);
  if (entry.decision === "approve-twice") await Promise.all([approve(), decide(run, entry, { who: admin, verb: "approve" })]);
  await wait(4000);
}
