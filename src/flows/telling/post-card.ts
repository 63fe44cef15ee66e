import type { ActivityId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { withPostedCard } from "../../domain/posted-card.ts";
import type { CardPlace } from "../../domain/posted-card.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { Ports } from "../../ports/ports.ts";
import { cardUpdateJob } from "../steps/new-jobs.ts";
import { gatherApprovers } from "./gather-approvers.ts";
import type { GatherNeeds } from "./gather-approvers.ts";
import { orWithoutMentions } from "./or-without-mentions.ts";

type Needs = GatherNeeds & Pick<Ports, "cards" | "invitations" | "clock">;

const withoutId = { home: "card-without-id", approvals: "approval-card-without-id" } as const;

/** Posts the card in its place and keeps the message's id. False when the place can't be reached. */
export async function postCard(ports: Needs, place: CardPlace, invitation: Invitation): Promise<boolean> {
  const mentioned = await toMention(ports, place, invitation);
  const posted = await orWithoutMentions(ports, invitation, mentioned, (mentions) => ports.cards.post(place, invitation, mentions));
  if (posted.kind !== "sent") return false;
  if (posted.activity === undefined) ports.log.warn(withoutId[place], { invitation: invitation.id });
  else await keepId(ports, place, invitation, { shown: invitation.version, card: posted.activity });
  return true;
}

/** The living card mentions nobody. The approval card mentions the approvers while they are asked. */
async function toMention(ports: Needs, place: CardPlace, invitation: Invitation): Promise<Mentioned | undefined> {
  const { approval, state } = invitation;
  if (place === "home" || !approval) return undefined;
  return state.kind === "awaiting-approval" ? gatherApprovers(ports, invitation, approval, approval.approvers) : { people: [] };
}

/** Keeps the id even if the invitation changed while its card was posted: else a second card would be posted. Then the card is drawn again. */
async function keepId(
  ports: Needs,
  place: CardPlace,
  current: Invitation,
  posted: { readonly shown: number; readonly card: ActivityId },
): Promise<void> {
  const jobs = current.version === posted.shown ? [] : [cardUpdateJob(current, ports.clock, place)];
  const moved = withPostedCard(current, place, posted.card);
  if ((await ports.invitations.commit({ invitations: [moved], events: [], jobs })) === "committed") return;
  const newer = await ports.invitations.find(current.id);
  if (newer) await keepId(ports, place, newer, posted);
}
