import type { ConversationId } from "../../domain/ids.ts";
import { isImported } from "../../domain/is-imported.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { JobTask } from "../../domain/job.ts";
import { noticeRules } from "../../domain/notice.ts";
import type { Hearer, NoticeKind } from "../../domain/notice.ts";
import { asksNewest } from "../../domain/question-notice.ts";
import { heardIn } from "../../domain/shell-place.ts";
import type { NoChat } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { keepQuestion } from "../steps/keep-question.ts";
import { noteTold, noteUntold } from "../steps/note-untold.ts";
import { findGreeted } from "../who/find-greeted.ts";
import { tellFollowers } from "./tell-followers.ts";
import { tellOnce } from "./tell-once.ts";
import type { TellOutcome } from "./tell-once.ts";
import type { Telling } from "./telling.ts";
import { isEarly, tryLater } from "./try-later.ts";

type Needs = Pick<Ports, "invitations" | "followers" | "conversations" | "directory" | "notifier" | "teams" | "clock" | "log">;
type Notice = Extract<JobTask, { kind: "send-notice" }>;
type Listener = Omit<Hearer, "conversation">;

/**
 * Sends a notice to one person, unless it no longer says how the invitation stands. The follower `to` gets it where they asked or in
 * their own chat. Without `to` the requester gets it in the home, and each follower gets a job of their own.
 */
export async function deliverNotice(ports: Needs, { invitation: id, notice, to }: Notice, telling: Telling): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation || !noticeRules[notice].holds(invitation)) return done;
  if (notice === "asked-back" && asksNewest(invitation)) return done;
  if (to === undefined) await tellFollowers(ports, invitation, notice);
  const addressee = to === undefined ? requesterOf(invitation, notice) : await followerOf(ports, invitation, to);
  return addressee ? tell(ports, { invitation, notice, addressee }, telling) : done;
}

interface Message {
  readonly invitation: Invitation;
  readonly notice: NoticeKind;
  readonly addressee: Addressee;
}

interface Addressee extends Listener {
  /** The place to try first. */
  readonly conversation?: ConversationId;
  /** Whether to mention them in the home when they can't be reached elsewhere. */
  readonly atHome: boolean;
}

/** An imported invitation has nobody who asked for it. */
function requesterOf(invitation: Invitation, notice: NoticeKind): Addressee | undefined {
  if (!noticeRules[notice].hear.includes("requester") || isImported(invitation)) return undefined;
  const { requester, home } = invitation;
  return { as: "requester", person: requester, ...heardIn(home), atHome: false };
}

async function followerOf({ followers }: Needs, { id }: Invitation, to: Notice["to"]): Promise<Addressee | undefined> {
  const follower = (await followers.of(id)).find(({ person }) => person.id === to);
  if (!follower) return undefined;
  const { why, person, conversation } = follower;
  return { as: why, person, ...(conversation !== undefined && { conversation }), atHome: why === "colleague" && person.name !== "" };
}

/** If no place works, the log and the invitation's status say so, and nothing is tried again. */
async function tell(ports: Needs, message: Message, telling: Telling): Promise<JobOutcome> {
  const { invitation, addressee } = message;
  const outcome = await tryPlaces(ports, message, telling);
  const later = outcome === "not-now" ? await tryLater(telling, ports.clock, outcome) : undefined;
  if (later) return later;
  if (outcome !== "sent") await giveUp(ports, message, outcome);
  else if (addressee.as === "requester") await noteTold(ports, invitation.id, "requester");
  return done;
}

/** Tries one place after the other until the person is reached. After an unknown outcome no other place is tried: they may have read it. */
async function tryPlaces(ports: Needs, message: Message, telling: Telling): Promise<TellOutcome["kind"] | "refused"> {
  let reached: NoChat = "unreachable";
  for (const place of [askedIn, ownChat, sharedHome]) {
    const conversation = await place(ports, message.invitation, message.addressee);
    if (conversation === undefined) continue;
    const kind = conversation === "not-now" ? "not-now" : await post(ports, message, conversation, telling);
    if (kind === "sent" || kind === "outcome-unknown" || kind === "refused") return kind;
    if (kind === "not-now") reached = kind;
    if (kind === "not-now" && isEarly(telling)) return kind;
  }
  return reached;
}

/** Teams calls the message wrong in itself (400, 413), even without mentions. It is given up after a few tries, in case the error was Teams' own. */
const mostTriesWhenRefused = 5;

async function post(
  ports: Needs,
  { invitation, notice, addressee: { as, person } }: Message,
  conversation: ConversationId,
  telling: Telling,
): Promise<TellOutcome["kind"] | "refused"> {
  const greeted = as === "requester" ? await findGreeted(ports, { invitation, notice, conversation }) : undefined;
  const send = () => ports.notifier.sendNotice(invitation, notice, { as, person, conversation }, greeted);
  try {
    const told = await tellOnce(ports, telling, conversation, send);
    if (notice === "asked-back") await keepAsking(ports, invitation, conversation, told);
    return told.kind;
  } catch (error) {
    if (!isGuestlistError(error, "teams-refused") || telling.attempt < mostTriesWhenRefused) throw error;
    return "refused";
  }
}

/** So that the message stops asking when the question is settled. */
async function keepAsking(ports: Needs, { id, approval }: Invitation, conversation: ConversationId, told: TellOutcome): Promise<void> {
  if (!approval || told.kind !== "sent" || told.activity === undefined) return;
  await keepQuestion(ports, id, { conversation, message: told.activity, remark: approval.remarks.length - 1 });
}

const fix =
  "A person could not be told about an invitation. Add the app again where they work, or allow it for them (Teams admin center: Manage apps, Setup policies). Their “status” shows how the invitation stands.";

async function giveUp(ports: Needs, { invitation: { id }, notice, addressee: { as, person } }: Message, why: string): Promise<void> {
  ports.log.error("notice-not-delivered", new GuestlistError("teams-refused", fix), { invitation: id, notice, why, as, to: person.id });
  if (as === "requester") await noteUntold(ports, id, "requester");
}

type Place = (ports: Needs, invitation: Invitation, addressee: Addressee) => Promise<ConversationId | "not-now" | undefined>;

const askedIn: Place = async (_ports, _invitation, { conversation }) => conversation;

const ownChat: Place = async ({ notifier }, { home }, { person, conversation }) => {
  const chat = await notifier.openChat(person.id, home.conversation);
  return chat === "unreachable" || chat === conversation ? undefined : chat;
};

/** The home, for colleagues who don't have the app: a mention reaches them if they are members of it. */
const sharedHome: Place = async ({ conversations }, { home }, { atHome }) => {
  const kind = atHome ? (await conversations.find(home.conversation))?.kind : undefined;
  return kind === undefined || kind === "personal" ? undefined : home.conversation;
};
