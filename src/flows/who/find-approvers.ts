import type { ConversationId } from "../../domain/ids.ts";
import { approverSet } from "../../domain/policy/policy.ts";
import type { ApproverSet } from "../../domain/policy/policy.ts";
import type { Ports } from "../../ports/ports.ts";
import { findApprovalsPlace } from "./find-approvals-place.ts";
import type { DecisionPlace } from "./find-approvals-place.ts";

type Needs = Pick<Ports, "policy" | "settings" | "conversations" | "teams" | "log">;

/** Who decides about a request, and where. */
export interface Approvers {
  readonly place: DecisionPlace;
  /** The name of the set in the policy. */
  readonly set: string;
  /** The name to show. */
  readonly name: string;
}

/** The approvers that a rule names, or the default ones. Undefined while no approvals channel is set: nobody can decide then. */
export async function findApprovers(ports: Needs, wanted: string | undefined): Promise<Approvers | undefined> {
  const place = await findApprovalsPlace(ports);
  if (!place) return undefined;
  const policy = await ports.policy.current();
  const set = approverSet(policy, wanted ?? policy.approvals.approvers);
  return { place, set: set.name, name: await nameOfSet(ports, set, place.channel) };
}

/** The name to show for a set: its display name, else the team of this channel, else the name in the policy. */
export async function nameOfSet(
  ports: Pick<Ports, "teams" | "log">,
  { displayName, name, who }: ApproverSet,
  channel: ConversationId,
): Promise<string> {
  if (displayName !== undefined) return displayName;
  return (who.kind === "team" ? await teamName(ports, channel) : undefined) ?? name;
}

/** Undefined when Teams is down: the request goes on without the name. */
async function teamName({ teams, log }: Pick<Ports, "teams" | "log">, channel: ConversationId): Promise<string | undefined> {
  try {
    return (await teams.describe(channel))?.teamName;
  } catch (error) {
    log.error("channel-not-described", error);
    return undefined;
  }
}
