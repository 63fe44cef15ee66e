import type { InvitationId, PersonId } from "../../domain/ids.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { recordRefusedDecision } from "../steps/record-refused-decision.ts";

type AdmissionNeeds = Pick<Ports, "directory" | "log" | "membership" | "policy" | "terms">;
type Needs = AdmissionNeeds & Pick<Ports, "clock" | "invitations" | "trail">;

/** Whether a person may use the bot at all, or the reason why not. "not-allowed": the policy names groups, and the person is in none. */
export type Admission = "admitted" | "guest" | "stranger" | "not-allowed";

/** The person's Entra id and the tenant, both from an activity whose channel token was validated; absent for anonymous people. */
export interface Arrival {
  readonly person: PersonId | undefined;
  readonly tenantId: string | undefined;
  /** The request that the person wants to decide: the refusal is recorded in its trail. */
  readonly deciding?: InvitationId;
}

/**
 * Admits members of our tenant, and guests if the policy allows it; only from the policy's groups if it names some. Where the app may not
 * read users, guests can't be distinguished from members here; the person's own token shows it before anything is done in their name.
 * @throws GuestlistError `directory-unavailable` or `throttled`: nobody is admitted then.
 */
export async function admitPerson(ports: Needs, arrival: Arrival): Promise<Admission> {
  const admission = await admissionOf(ports, arrival);
  if (admission !== "admitted") await recordRefusal(ports, arrival, admission);
  return admission;
}

async function recordRefusal(ports: Needs, { person, deciding }: Arrival, why: Admission): Promise<void> {
  ports.log.warn("person-refused", { person, why });
  const request = deciding && (await ports.invitations.find(deciding));
  if (request?.approval && person !== undefined) await recordRefusedDecision(ports, request.id, person, why);
}

/** Like {@link admitPerson}, but records nothing. */
export async function admissionOf(ports: AdmissionNeeds, { person, tenantId }: Arrival): Promise<Admission> {
  if (person === undefined || tenantId !== ports.terms.tenantId) return "stranger";
  const { users } = await ports.policy.current();
  const [type, isAmong] = await Promise.all([typeOf(ports, person), isAmongUsers(ports, users, person)]);
  if (type === "unknown") return "stranger";
  if (type === "Guest" && !users.guests) return "guest";
  return isAmong === true ? "admitted" : "not-allowed";
}

/** Where the app may not read users, everybody counts as a member. */
export async function typeOf(
  { directory, log }: Pick<Ports, "directory" | "log">,
  person: PersonId,
): Promise<"Member" | "Guest" | "unknown"> {
  try {
    return await directory.typeOf(person);
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    log.warn("membership-not-checked", { person });
    return "Member";
  }
}

/**
 * Whether a person may still use the bot who asked for what somebody else sends now: an approver. A person who presses was admitted a moment
 * ago. Guests, and accounts that are gone, show in the preflight.
 */
export async function isRequesterAdmitted(
  ports: Pick<Ports, "membership" | "log">,
  { users }: Policy,
  { requester, by }: { readonly requester: PersonId; readonly by: PersonId },
): Promise<boolean | "not-checked"> {
  return requester === by || isAmongUsers(ports, users, requester);
}

/** "not-checked": the groups can't be read. */
async function isAmongUsers(
  { membership, log }: Pick<Ports, "membership" | "log">,
  { groups }: Policy["users"],
  person: PersonId,
): Promise<boolean | "not-checked"> {
  if (groups.length === 0) return true;
  const found = await membership.groupsOf(person, groups);
  if (found === "not-checked") log.warn("users-not-checked", { person });
  return found === "not-checked" ? found : found.length > 0;
}
