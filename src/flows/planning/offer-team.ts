import type { ConversationId } from "../../domain/ids.ts";
import { isChannel } from "../../domain/is-channel.ts";
import { teamOffer } from "../../domain/team-offer.ts";
import type { TeamFacts, TeamOffer } from "../../domain/team-offer.ts";
import type { Ports } from "../../ports/ports.ts";
import { orUnknown } from "../steps/or-unknown.ts";

type Needs = Pick<Ports, "clock" | "log" | "policy" | "teamConsent" | "teamMembers" | "teams">;

/** An administrator may have consented since then: after this time the form offers the team again, and the next try finds out. */
const believedMs = 60 * 60_000;

/**
 * What a form in this conversation says about the team. Nobody waits for Teams to answer late, or to fail: the form is opened without the team
 * then. What comes later is kept for the next form.
 */
export async function offerTeam(ports: Needs, conversation: ConversationId): Promise<TeamOffer | undefined> {
  const { addToTeam } = await ports.policy.current();
  if (addToTeam === "off" || !isChannel(conversation)) return undefined;
  const place = await orUnknown(ports, () => ports.teams.describe(conversation));
  if (place === "unknown") return addToTeam === "ask" ? { kind: "if-ticked" } : undefined;
  if (!place) return undefined;
  const { groupId, teamName: name, isStandard } = place;
  const [allowsGuests, isConsentMissing] = await Promise.all([readAllowsGuests(ports, groupId), isKnownMissing(ports)]);
  return teamOffer(addToTeam, { name, isStandard, allowsGuests, isConsentMissing });
}

async function readAllowsGuests(ports: Needs, groupId: string): Promise<TeamFacts["allowsGuests"]> {
  const allows = await orUnknown(ports, () => ports.teamMembers.allowsGuests(groupId));
  return allows === "unknown" ? "not-checked" : allows;
}

async function isKnownMissing({ teamConsent, clock }: Needs): Promise<boolean> {
  const since = await teamConsent.missingSince();
  return since !== undefined && clock.millisecondsSince(since) < believedMs;
}
