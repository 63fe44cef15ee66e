import type { Approval, ApprovalCopy } from "../../domain/approval.ts";
import type { Recipient } from "../../domain/follower.ts";
import type { ConversationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { JobTask, NewJob } from "../../domain/job.ts";
import { holdsForApprovers, lastAsker } from "../../domain/notice.ts";
import type { ApproversNotice } from "../../domain/notice.ts";
import { GuestlistError } from "../../errors.ts";
import type { NoChat } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { copyPostJob } from "../steps/new-jobs.ts";
import type { Telling } from "../telling/telling.ts";
import { tryLater } from "../telling/try-later.ts";
import { gatherOutside, thoseOutside } from "./gather-outside.ts";
import type { GatherOutsideNeeds, Outside } from "./gather-outside.ts";

type Needs = GatherOutsideNeeds & Pick<Ports, "invitations" | "notifier" | "clock">;
type What = ApproversNotice | undefined;

/**
 * Asks the approvers who don't see the approvals channel, each in their own chat with the bot: a copy of the card, posted by a job of its
 * own. Those who have a copy are told `what` beneath it, once. Somebody without a chat is asked again at the next reminder.
 */
export async function askOutside(
  ports: Needs,
  { invitation: id, what }: Omit<Extract<JobTask, { kind: "ask-outside" }>, "kind">,
  telling: Telling,
): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  const approval = invitation?.approval;
  if (!approval || !isStillTrue(what, invitation)) return done;
  const outside = await concerned(ports, invitation, approval, what);
  const copies = approval.copies ?? [];
  const newcomers = invitation.state.kind === "awaiting-approval" ? outside.people.filter((person) => !hasCopy(copies, person)) : [];
  const found = await openChats(ports, approval, newcomers);
  const outcome = await store(ports, invitation, { what, outside, found });
  if (outcome === "conflict") return { kind: "again", at: ports.clock.now() };
  return giveUpOrWait(ports, invitation, { outside, found }, telling);
}

function isStillTrue(what: What, { state }: Invitation): boolean {
  return what === undefined ? state.kind === "awaiting-approval" : holdsForApprovers(what, state);
}

/** An answer is for the approver who asked, a failure for the approver who approved. */
async function concerned(ports: Needs, invitation: Invitation, approval: Approval, what: What): Promise<Outside> {
  if (what !== "answered" && what !== "failed") return gatherOutside(ports, invitation, approval);
  const one = what === "answered" ? lastAsker(approval) : approval.decision;
  return { people: one ? await thoseOutside(ports, approval, [one.by]) : [], anybodyInside: true };
}

function hasCopy(copies: readonly ApprovalCopy[], { id }: Recipient): boolean {
  return copies.some(({ person }) => person.id === id);
}

interface Found {
  readonly person: Recipient;
  /** Absent when there is none, and then `why`. */
  readonly chat?: ConversationId;
  readonly why?: NoChat;
}

/** One after the other: Teams lets a bot open only some chats a second. */
async function openChats({ notifier }: Needs, { channel }: Approval, people: readonly Recipient[]): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const person of people) {
    const chat = await notifier.openChat(person.id, channel);
    found.push({ person, ...chatOrWhy(chat) });
  }
  return found;
}

function chatOrWhy(chat: ConversationId | NoChat): Omit<Found, "person"> {
  if (chat === "unreachable") return { why: "unreachable" };
  return chat === "not-now" ? { why: "not-now" } : { chat };
}

interface Asked {
  readonly what: What;
  readonly outside: Outside;
  readonly found: readonly Found[];
}

/** Copies, marks and jobs are one change, so a second run asks nobody twice. */
async function store(ports: Needs, invitation: Invitation, { what, outside, found }: Asked): Promise<"stored" | "conflict"> {
  const { approval } = invitation;
  if (!approval) return "stored";
  const occasion = occasionOf(approval, what);
  const isDue = (copy: ApprovalCopy) =>
    occasion !== undefined && copy.told !== occasion && outside.people.some(({ id }) => id === copy.person.id);
  const added = found.flatMap(({ person, chat }) => (chat === undefined ? [] : [copyFor(person, chat, occasion)]));
  const before = approval.copies ?? [];
  const due = before.filter(isDue);
  if (added.length === 0 && due.length === 0) return "stored";
  const told = before.map((copy) => (isDue(copy) && occasion !== undefined ? { ...copy, told: occasion } : copy));
  const next = { ...invitation, approval: { ...approval, copies: [...told, ...added] }, version: invitation.version + 1 };
  const jobs = [
    ...added.map(({ person }) => copyPostJob(invitation, person.id, ports.clock)),
    ...due.map((copy) => tellJob(ports, invitation, copy, what)),
  ];
  return (await ports.invitations.commit({ invitations: [next], events: [], jobs })) === "committed" ? "stored" : "conflict";
}

/** Their card says all that this occasion is about. */
function copyFor(person: Recipient, chat: ConversationId, occasion: string | undefined): ApprovalCopy {
  return { person, chat, ...(occasion !== undefined && { told: occasion }) };
}

/** Somebody whose card isn't there yet gets the card. */
function tellJob({ clock }: Needs, invitation: Invitation, { person, card }: ApprovalCopy, what: What): NewJob {
  const to = person.id;
  if (what === undefined || (card === undefined && what !== "failed")) return copyPostJob(invitation, to, clock);
  const key = `tell-copy:${invitation.id}:${what}:${to}:${invitation.version}`;
  return { task: { kind: "tell-copy", invitation: invitation.id, what, to }, due: clock.now(), key };
}

/** What happened, so that each is told once. The first set isn't told of an escalation: they were asked before. */
function occasionOf({ remindedAt, remarks, problem, decision }: Approval, what: What): string | undefined {
  switch (what) {
    case undefined:
    case "escalated":
      return undefined;
    case "reminded":
      return `reminded:${remindedAt ?? ""}`;
    case "answered":
      return `answered:${remarks.findLast(({ kind }) => kind === "answer")?.at ?? ""}`;
    case "reopened":
      return `reopened:${problem?.at ?? ""}`;
    case "failed":
      return `failed:${decision?.at ?? ""}`;
  }
}

const fix =
  "No approver of a request could be reached: nobody of its set is in the team of the approvals channel, and nobody has the app. Add them to the team, or install the app for them (Teams admin center: Setup policies). Until then nobody decides.";

async function giveUpOrWait(
  ports: Needs,
  { id: invitation, approval }: Invitation,
  { outside, found }: Omit<Asked, "what">,
  telling: Telling,
): Promise<JobOutcome> {
  const without = found.filter(({ chat }) => chat === undefined);
  const later = without.some(({ why }) => why === "not-now") ? await tryLater(telling, ports.clock, "not-now") : undefined;
  if (later) return later;
  for (const { person, why } of without) ports.log.warn("approver-not-reached", { invitation, person: person.id, why });
  const isAnybodyAsked = outside.anybodyInside || (approval?.copies ?? []).length > 0 || without.length < found.length;
  if (!isAnybodyAsked) ports.log.error("approvers-not-reached", new GuestlistError("teams-refused", fix), { invitation });
  return done;
}
