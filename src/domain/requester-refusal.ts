import type { Refusal } from "./refusal.ts";
import type { RequestFacts } from "./request-facts.ts";

type RequesterRefusal = Extract<Refusal, { kind: "requester-gone" | "requester-disabled" | "requester-not-admitted" }>;

/** Why nobody sends, approves or repeats what a person asked for: their account is gone, or they may no longer use the bot. */
export function requesterRefusal({
  preflight: { requesterAccount },
  requesterAdmitted,
}: Pick<RequestFacts, "preflight" | "requesterAdmitted">): RequesterRefusal | undefined {
  if (requesterAccount) return { kind: requesterAccount === "deleted" ? "requester-gone" : "requester-disabled" };
  return requesterAdmitted === true ? undefined : { kind: "requester-not-admitted", unchecked: requesterAdmitted === "not-checked" };
}
