import { judgeAct, limits, tellOnceAnHour } from "../../domain/limits.ts";
import type { JudgedAct, LimitedAct, LimitUse, LimitVerdict, RecentActs } from "../../domain/limits.ts";
import type { Ports } from "../../ports/ports.ts";

export type LimitNeeds = Pick<Ports, "limits" | "policy" | "clock" | "log">;

/** Whether a person may do this now: counts it, or only asks. Over the limit they are told once, and nothing else is written. */
export async function limitPerson(ports: LimitNeeds, person: string, act: LimitedAct, use: LimitUse = "take"): Promise<LimitVerdict> {
  const now = ports.clock.now();
  return decide(ports, person, act, (before) => judgeAct(before, limits[act], now, use));
}

/** For a limit that counts what is stored: whether the person is to be told of it, once an hour. */
export async function tellOfLimit(ports: LimitNeeds, person: string, what: "awaiting"): Promise<LimitVerdict> {
  const now = ports.clock.now();
  return decide(ports, person, what, (before) => tellOnceAnHour(before, now));
}

async function decide(
  { limits: acts, policy, clock, log }: LimitNeeds,
  person: string,
  act: string,
  rule: (before: RecentActs) => JudgedAct,
): Promise<LimitVerdict> {
  if (!(await policy.current()).personLimits) return { kind: "within" };
  const verdict = await acts.decide(person, act, clock.now(), rule);
  if (verdict.kind === "over") log.warn("limit-reached", { person, act });
  return verdict;
}
