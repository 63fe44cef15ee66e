import type { ConversationId } from "../../domain/ids.ts";
import { isChannel } from "../../domain/is-channel.ts";
import { teamOffer } from "../../domain/team-offer.ts";
import type { TeamFacts, TeamOffer } from "../../domain/team-offer.ts";
import type { Ports } from "../../ports/ports.ts";
import { inTime } from "../steps/in-time.ts";

type Needs = Pick<Ports, "clock" | "log" | "policy" | "teamConsent" | "teamMembers" | "teams">;

/** An administrator may have consented since then: after this time the form offers the team again, and the next try finds out. */
const believedMs = 60 * 60_000;

/** A person waits for the form while Teams, and then Graph, is asked: each has this many milliseconds. What comes later is kept for the next form. */
const mostWaitMs = 1_500;

/** What a form in this conversation says about the team. Nobody waits for Teams to answer late, or to fail: the form is opened without the team then. */
export async function offerTeam(ports: Needs, conversation: ConversationId): Promise<TeamOffer | undefined> {
  const { addToTeam } = await ports.policy.current();
  if (addToTeam === "off" || !isChannel(conversation)) return undefined;
  const place = await orUnknown(ports, () => ports.teams.describe(conversation));
  if (!place) return undefined;
  const { groupId, teamName: name, isStandard } = place;
  const [allowsGuests, isConsentMissing] = await Promise.all([readAllowsGuests(ports, groupId), isKnownMissing(ports)]);
  return teamOffer(addToTeam, { name, isStandard, allowsGuests, isConsentMissing });
}

async function readAllowsGuests(ports: Needs, groupId: string): Promise<TeamFacts["allowsGuests"]> {
  return (await orUnknown(ports, () => ports.teamMembers.allowsGuests(groupId))) ?? "not-checked";
}

async function isKnownMissing({ teamConsent, clock }: Needs): Promise<boolean> {
  const since = await teamConsent.missingSince();
  return since !== undefined && clock.millisecondsSince(since) < believedMs;
}

/** Why it is unknown is in the log. */
async function orUnknown<Answer>({ clock, log }: Needs, ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    const answer = await inTime(clock, ask(), mostWaitMs);
    if (answer !== "late") return answer;
    log.warn("team-not-described-in-time");
  } catch (error) {
    log.error("team-not-described", error);
  }
  return undefined;
}
