import { mostAwaiting } from "../../domain/limits.ts";
import type { LimitUse, LimitVerdict } from "../../domain/limits.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { limitPerson, tellOfLimit } from "../who/limit-person.ts";
import type { LimitNeeds } from "../who/limit-person.ts";
import { returnForm } from "./refuse-request.ts";
import type { RequestOutcome } from "./request.ts";

type Needs = LimitNeeds & Pick<Ports, "lists">;

/**
 * The answer to a requester who asks approvers for too much: too often in a day, after too many withdrawals, or with too many requests that
 * still wait. Undefined: they may ask. `take` counts this request, `look` doesn't. Graph isn't asked.
 */
export async function limitAsking(ports: Needs, requester: PersonId, use: Exclude<LimitUse, "note">): Promise<RequestOutcome | undefined> {
  const often = { kind: "asks-often", now: ports.clock.now() } as const;
  const withdrawn = await limitPerson(ports, requester, "withdrawal", "look");
  if (withdrawn.kind !== "within") return answerTo(withdrawn, often);
  if ((await ports.lists.countOpen({ requester, awaiting: true })) >= mostAwaiting) return tooManyAwaiting(ports, requester);
  return answerTo(await limitPerson(ports, requester, "ask", use), often);
}

/** The answer to a requester with as many requests that wait for approval as one person may have. */
export async function tooManyAwaiting(ports: LimitNeeds, requester: PersonId): Promise<RequestOutcome | undefined> {
  return answerTo(await tellOfLimit(ports, requester, "awaiting"), { kind: "asks-open" });
}

type Over = Extract<Refusal, { kind: "asks-open" }> | Omit<Extract<Refusal, { kind: "asks-often" }>, "until">;

function answerTo(verdict: LimitVerdict, refusal: Over): RequestOutcome | undefined {
  switch (verdict.kind) {
    case "within":
      return undefined;
    case "silent":
      return { kind: "silent" };
    case "over":
      return returnForm(refusal.kind === "asks-open" ? refusal : { ...refusal, until: verdict.until });
  }
}
