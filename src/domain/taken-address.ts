import { guestName } from "./guest-name.ts";
import type { DirectoryUser } from "./preflight.ts";
import type { Refusal } from "./refusal.ts";
import type { RequestFacts } from "./request-facts.ts";

type Taken = Extract<Refusal, { kind: "guest-accepted" | "guest-no-state" | "employee" }>;

/** The refusal for an address whose owner is in the directory already and needs no invitation. */
export function takenAddress({ preflight: { existing } }: Pick<RequestFacts, "preflight">): Taken | undefined {
  return typeof existing === "object" ? takenBy(existing) : undefined;
}

/**
 * A member who was never invited is an employee. A guest whose state is null was never asked to accept (created directly, or by
 * self-service sign-up) and has access already. A guest who hasn't accepted yet can be invited again.
 */
function takenBy({ displayName, mail, id: user, userStateSince: since, userState, userType }: DirectoryUser): Taken | undefined {
  const name = guestName(displayName, mail);
  if (userState === "PendingAcceptance") return undefined;
  if (userState === "Accepted") return { kind: "guest-accepted", name, user, since };
  if (userType === "Guest") return { kind: "guest-no-state", name, user };
  return { kind: "employee", name, user };
}
