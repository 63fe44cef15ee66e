import type { ConversationId } from "../../domain/ids.ts";
import { approverSet } from "../../domain/policy/policy.ts";
import type { ApproverSet } from "../../domain/policy/policy.ts";
import type { Ports } from "../../ports/ports.ts";
import { findApprovalsPlace } from "./find-approvals-place.ts";
import type { DecisionPlace } from "./find-approvals-place.ts";

type Needs = Pick<Ports, "policy" | "settings" | "conversations" | "teams" | "log">;

/** Who is to decide about a request, and where. */
export interface Approvers {
  readonly place: DecisionPlace;
  /** The policy's name for them. */
  readonly set: string;
  /** What people call them. */
  readonly name: string;
}

/** Those whom a rule names, or the default ones; undefined while no channel was chosen, so that nobody can decide. */
export async function findApprovers(ports: Needs, wanted: string | undefined): Promise<Approvers | undefined> {
  const place = await findApprovalsPlace(ports);
  if (!place) return undefined;
  const policy = await ports.policy.current();
  const set = approverSet(policy, wanted ?? policy.approvals.approvers);
  return { place, set: set.name, name: await nameOfSet(ports, set, place.channel) };
}

/** What people call them, where they decide in that channel. */
export async function nameOfSet(
  ports: Pick<Ports, "teams" | "log">,
  { displayName, name, who }: ApproverSet,
  channel: ConversationId,
): Promise<string> {
  if (displayName !== undefined) return displayName;
  return (who.kind === "team" ? await teamName(ports, channel) : undefined) ?? name;
}

/** An outage of Teams costs the name, not the request. */
async function teamName({ teams, log }: Pick<Ports, "teams" | "log">, channel: ConversationId): Promise<string | undefined> {
  try {
    return (await teams.describe(channel))?.teamName;
  } catch (error) {
    log.error("channel-not-described", error);
    return undefined;
  }
}
