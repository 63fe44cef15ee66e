import type { ConversationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { JobTask } from "../../domain/job.ts";
import { noticeRules } from "../../domain/notice.ts";
import type { Hearer, NoticeKind } from "../../domain/notice.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { tellFollowers } from "./tell-followers.ts";

type Needs = Pick<Ports, "invitations" | "followers" | "conversations" | "directory" | "notifier" | "clock" | "log">;
type Notice = Extract<JobTask, { kind: "send-notice" }>;
type Listener = Omit<Hearer, "conversation">;

/**
 * Sends a notice to one person, unless it no longer says how the invitation stands. The follower `to` gets it where they asked or in
 * their own chat. Without `to` the requester gets it in the home, and each follower gets a job of their own.
 */
export async function deliverNotice(ports: Needs, { invitation: id, notice, to }: Notice): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation || !noticeRules[notice].holds(invitation)) return done;
  if (to === undefined) await tellFollowers(ports, invitation, notice);
  const addressee = to === undefined ? requesterOf(invitation, notice) : await followerOf(ports, invitation, to);
  if (addressee) await tell(ports, invitation, notice, addressee);
  return done;
}

interface Addressee extends Listener {
  /** The place to try first. */
  readonly conversation?: ConversationId;
  /** Whether to mention them in the home when they can't be reached elsewhere. */
  readonly atHome: boolean;
}

function requesterOf({ requester, home }: Invitation, notice: NoticeKind): Addressee | undefined {
  if (!noticeRules[notice].hear.includes("requester")) return undefined;
  return { as: "requester", person: requester, conversation: home.conversation, atHome: false };
}

async function followerOf({ followers }: Needs, { id }: Invitation, to: Notice["to"]): Promise<Addressee | undefined> {
  const follower = (await followers.of(id)).find(({ person }) => person.id === to);
  if (!follower) return undefined;
  const { why, person, conversation } = follower;
  return { as: why, person, ...(conversation !== undefined && { conversation }), atHome: why === "colleague" && person.name !== "" };
}

/** Tries one place after the other until the person is reached. If none works, the log says so, and nothing is tried again. */
async function tell(ports: Needs, invitation: Invitation, notice: NoticeKind, addressee: Addressee): Promise<void> {
  const { as, person } = addressee;
  let outcome: NotifyOutcome = { kind: "unreachable" };
  for (const place of [askedIn, ownChat, sharedHome]) {
    const conversation = await place(ports, invitation, addressee);
    if (conversation === undefined) continue;
    outcome = await ports.notifier.sendNotice(invitation, notice, { as, person, conversation });
    if (outcome.kind === "sent") return;
  }
  ports.log.warn("notice-not-delivered", { invitation: invitation.id, notice, why: outcome.kind, as, to: person.id });
}

type Place = (ports: Needs, invitation: Invitation, addressee: Addressee) => Promise<ConversationId | undefined>;

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
