import type { AddOutcome, RemoveOutcome } from "../../../ports/team-members.ts";
import { challengeIn, graphError, isChallenge, refused } from "../requests/graph-answer.ts";
import type { GraphAnswer } from "../requests/graph-answer.ts";

type Refusal = Exclude<AddOutcome, { kind: "added" }>;

/** Graph's texts have no codes of their own (Microsoft: Add members; microsoft-365-docs #11991). */
const guestsForbidden = /guests? users are not allowed to join/i;
const alreadyThere = /object references already exist/i;
const notReplicated = /objects being referenced (?:don't|do not) exist/i;

/** What it means that Graph answered a POST for a new member. @throws GuestlistError for failures of the moment. */
export function addOutcome(answer: GraphAnswer): AddOutcome {
  return answer.status < 300 ? { kind: "added" } : refusalOf(answer);
}

/** What it means that Graph answered a DELETE of a member. @throws GuestlistError for failures of the moment. */
export function removeOutcome(answer: GraphAnswer): RemoveOutcome {
  if (answer.status < 300) return { kind: "removed" };
  const refusal = refusalOf(answer);
  switch (refusal.kind) {
    case "not-found":
      return { kind: "not-member" };
    case "already-member":
    case "guests-forbidden":
      return refusedOutcome(answer);
    case "not-permitted":
    case "strong-auth-needed":
    case "refused":
      return refusal;
  }
}

function refusalOf(answer: GraphAnswer): Refusal {
  const { status } = answer;
  const { message } = graphError(answer);
  if (isChallenge(answer)) return challenged(answer);
  if (status === 403 && guestsForbidden.test(message)) return { kind: "guests-forbidden" };
  if (status === 401 || status === 403) return { kind: "not-permitted" };
  if (status === 404 || (status === 400 && notReplicated.test(message))) return { kind: "not-found" };
  if (status === 400 && alreadyThere.test(message)) return { kind: "already-member" };
  if (status < 500 && status !== 429) return refusedOutcome(answer);
  throw refused(answer, "members of a team");
}

function refusedOutcome({ requestId }: GraphAnswer): Extract<Refusal, { kind: "refused" }> {
  return { kind: "refused", ...(requestId !== undefined && { remoteId: requestId }) };
}

function challenged(answer: GraphAnswer): Extract<Refusal, { kind: "strong-auth-needed" }> {
  const claims = challengeIn(answer);
  return { kind: "strong-auth-needed", ...(claims !== undefined && { claims }) };
}
