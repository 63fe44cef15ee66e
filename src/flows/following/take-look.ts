import type { Instant, InvitationId } from "../../domain/ids.ts";
import type { LookWay } from "../../domain/invitation.ts";
import { judgeAct, lookLimits } from "../../domain/limits.ts";
import type { Limit, LimitVerdict } from "../../domain/limits.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "limits" | "clock">;

/** A limit of an invitation, or the one of all. */
type Whose = InvitationId | "everybody";

export type LookTaking = { readonly kind: "taken" } | { readonly kind: "refused"; readonly by: Whose; readonly until: Instant };

/**
 * Counts a series of looks at an invitation's guest that a hint calls for, unless a limit is reached, in all instances together. The
 * invitation's own limit comes first: one guest can't use up what all have together.
 */
export async function takeLook(ports: Needs, invitation: InvitationId, way: LookWay): Promise<LookTaking> {
  const { invitation: own, all } = lookLimits[way];
  for (const [by, limit] of [[invitation, own] as const, ["everybody", all] as const]) {
    const verdict = await judge(ports, by, way, limit);
    if (verdict.kind !== "within") return { kind: "refused", by, until: verdict.until };
  }
  return { kind: "taken" };
}

async function judge({ limits, clock }: Needs, by: Whose, way: LookWay, limit: Limit): Promise<LimitVerdict> {
  const now = clock.now();
  return limits.decide(by, `look ${way}`, now, (before) => judgeAct(before, limit, now, "take"));
}

/** More than are open at the same time. */
const mostRemembered = 1_000;

/** Takes looks for hints that anybody can give as often as they like. */
export type LookTaker = (invitation: InvitationId) => Promise<LookTaking["kind"]>;

/**
 * The same, and remembers what the store has refused, and until when, so that one address that is opened again and again doesn't keep the
 * store busy. What is forgotten, or isn't known in this process, the store refuses again.
 */
export function lookTaker(ports: Needs, way: LookWay): LookTaker {
  const refusals = new Map<Whose, { readonly from: Instant; readonly until: Instant }>();

  /** A clock that was set back must not make it last longer. */
  const isRefused = (by: Whose): boolean => {
    const { from, until } = refusals.get(by) ?? {};
    const now = ports.clock.now();
    return from !== undefined && until !== undefined && from <= now && now < until;
  };

  return async (invitation) => {
    if (isRefused(invitation) || isRefused("everybody")) return "refused";
    const taking = await takeLook(ports, invitation, way);
    if (taking.kind === "refused") remember(refusals, taking.by, { from: ports.clock.now(), until: taking.until });
    return taking.kind;
  };
}

/** The one that was refused first goes when there are too many. */
function remember<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > mostRemembered && oldest !== undefined) kept.delete(oldest);
}
