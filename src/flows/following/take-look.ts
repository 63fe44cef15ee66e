import type { InvitationId } from "../../domain/ids.ts";
import type { LookWay } from "../../domain/invitation.ts";
import { judgeAct, lookLimits } from "../../domain/limits.ts";
import type { Limit } from "../../domain/limits.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "limits" | "clock">;

/** `taken`, or the limit that is reached. */
export type LookTaking = "taken" | "invitation" | "all";

/**
 * Counts a series of looks at an invitation's guest that a hint calls for, unless a limit is reached, in all instances together. The
 * invitation's own limit comes first: one guest can't use up what all have together.
 */
export async function takeLook(ports: Needs, invitation: InvitationId, way: LookWay): Promise<LookTaking> {
  const { invitation: own, all } = lookLimits[way];
  if (!(await isWithin(ports, invitation, way, own))) return "invitation";
  return (await isWithin(ports, "everybody", way, all)) ? "taken" : "all";
}

async function isWithin({ limits, clock }: Needs, whose: InvitationId | "everybody", way: LookWay, limit: Limit): Promise<boolean> {
  const now = clock.now();
  const { kind } = await limits.decide(whose, `look ${way}`, now, (before) => judgeAct(before, limit, now, "take"));
  return kind === "within";
}
