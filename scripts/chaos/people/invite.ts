import type { Afterwards, Decision, Entry } from "../entry.ts";
import { pick, randomFrom, type Random } from "../random.ts";
import type { Run } from "../run.ts";
import { inLanes } from "../waiting.ts";
import { doAfterwards } from "./afterwards.ts";
import { askForm } from "./ask-form.ts";
import { submit } from "./submit.ts";
import { untilSent } from "./until-sent.ts";

const requesters = ["Adele Vance", "Alex Wilber", "Grady Archie", "Henrietta Mueller"];

interface InvitationPlan {
  readonly n: number;
  /** Part of the partner's address. */
  readonly tag: string;
  readonly kind?: "approval" | "direct";
}

/** Begins an invitation: somebody asks for the form. Who, where and what happens afterwards follow from the seed and `n`. */
export async function openForm(run: Run, plan: InvitationPlan): Promise<Entry> {
  const entry = planned(run, plan);
  run.entries.push(entry);
  const { email, person, isChannel, isApproval, after, decision } = entry;
  run.journal.note("begin", { email, requester: person.name, place: isChannel ? "channel" : "chat", isApproval, after, decision });
  const form = await askForm(run, entry);
  if (!form) return entry;
  entry.form = form;
  entry.card = form.message;
  entry.ids.add(String(form.data["invitation"]));
  return entry;
}

function planned(run: Run, { n, tag, kind }: InvitationPlan): Entry {
  const random = randomFrom(run.options.seed * 100_003 + n);
  const person = run.person(pick(random, requesters));
  const isChannel = random() < 0.4;
  const isApproval = kind ? kind === "approval" : random() < 0.35;
  return {
    ...{ n, tag, person, isChannel, isApproval, random },
    conversation: person.place(isChannel ? "General" : "chat"),
    email: `p${n}x${tag}@${isApproval ? "woodgrovebank.com" : "fabrikam.com"}`,
    ...(kind ? ({ after: "accept", decision: "approve" } as const) : { after: anyAfterwards(random), decision: anyDecision(random) }),
    ...{ stage: "form", ids: new Set(), answers: [], holdApproval: false },
    ...{ form: undefined, card: undefined, pressedAt: undefined, redeemedAt: undefined },
  };
}

function anyAfterwards(random: Random): Afterwards {
  const roll = random();
  if (roll < 0.68) return "accept";
  if (roll < 0.78) return "resend+accept";
  if (roll < 0.88) return "revoke";
  return roll < 0.93 ? "revoke+accept" : "leave";
}

function anyDecision(random: Random): Decision {
  const roll = random();
  if (roll < 0.55) return "approve";
  if (roll < 0.75) return "reject";
  return roll < 0.9 ? "race" : "approve-twice";
}

/** Sends the form, and goes on until the mail is out, or for `ms`. */
export async function sendForm(run: Run, entry: Entry, ms?: number): Promise<void> {
  if (!entry.form) return;
  entry.stage = "pressed";
  await submit(run, entry, entry.form);
  await untilSent(run, entry, ms);
}

/** One invitation from the first word to acceptance or revocation. */
export async function liveThrough(run: Run, plan: InvitationPlan): Promise<void> {
  const entry = await openForm(run, plan);
  await sendForm(run, entry);
  if (entry.stage === "sent") await doAfterwards(run, entry);
}

const lanes = 4;

interface Several {
  readonly tag: string;
  readonly count?: number;
  readonly kind?: "approval" | "direct";
}

/** Forms that are open and not sent yet. */
export async function openForms(run: Run, { tag, count = run.options.invites, kind = "direct" }: Several): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  await inLanes(numbers(count), lanes, async (n) => {
    entries.push(await openForm(run, { n, tag, kind }));
  });
  return entries.filter(({ form }) => form);
}

/** Invitations whose mail is out. */
export async function inviteSome(run: Run, several: Several): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  await inLanes(numbers(several.count ?? run.options.invites), lanes, async (n) => {
    const entry = await openForm(run, { n, tag: several.tag, kind: several.kind ?? "direct" });
    entries.push(entry);
    await sendForm(run, entry);
  });
  return entries;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
