import type { ConversationId } from "../../domain/ids.ts";
import { isChannel } from "../../domain/is-channel.ts";
import type { TeamPlan } from "../../domain/team-plan.ts";
import { isTeamWanted } from "../../domain/team-offer.ts";
import type { Ports } from "../../ports/ports.ts";
import type { TeamPlace } from "../../ports/teams.ts";

type Needs = Pick<Ports, "clock" | "log" | "policy" | "teams">;

/** A submitted form: where it began, and whether its switch was on. */
interface Wish {
  readonly conversation: ConversationId;
  readonly isTicked: boolean;
}

export type PlannedTeam =
  /** Without `team` the partner is only invited. */
  | { readonly kind: "planned"; readonly team?: TeamPlan }
  /** The person wants it, but Teams doesn't tell now which team it is. */
  | { readonly kind: "team-unknown" };

/** The team that the partner of a submitted form is to join. Which team it is comes from Teams, never from the client. */
export async function planTeam(ports: Needs, { conversation, isTicked }: Wish): Promise<PlannedTeam> {
  const { addToTeam } = await ports.policy.current();
  const isPossible = isChannel(conversation) && isTeamWanted(addToTeam, { isStandard: true }, isTicked);
  if (!isPossible) return { kind: "planned" };
  const place = await findPlace(ports, conversation);
  if (place === "unknown") return addToTeam === "ask" ? { kind: "team-unknown" } : { kind: "planned" };
  if (!place || !isTeamWanted(addToTeam, place, isTicked)) return { kind: "planned" };
  const { groupId, teamName: name } = place;
  return { kind: "planned", team: { groupId, name, stage: "wanted", since: ports.clock.now() } };
}

async function findPlace({ teams, log }: Needs, conversation: ConversationId): Promise<TeamPlace | "unknown" | undefined> {
  try {
    return await teams.describe(conversation);
  } catch (error) {
    log.error("team-not-described", error);
    return "unknown";
  }
}
