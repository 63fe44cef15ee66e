import type { PersonId } from "../domain/ids.ts";
import { isGuestlistError } from "../errors.ts";
import type { Ports } from "../ports/ports.ts";

type Needs = Pick<Ports, "directory" | "log" | "terms">;

/** Who may talk to the bot at all. */
export type Admission = "member" | "guest" | "stranger";

/** The person's Entra id and the tenant, both from an activity whose channel token was validated; absent for anonymous people. */
export interface Arrival {
  readonly person: PersonId | undefined;
  readonly tenantId: string | undefined;
}

/**
 * Members of our tenant are admitted. Where the app may not read users, a guest can't be told from a member here; the
 * person's own token tells before anything is done as them.
 */
export async function admitPerson({ directory, log, terms }: Needs, { person, tenantId }: Arrival): Promise<Admission> {
  if (person === undefined || tenantId !== terms.tenantId) return "stranger";
  try {
    const type = await directory.typeOf(person);
    return type === "Member" ? "member" : type === "Guest" ? "guest" : "stranger";
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    log.warn("membership-not-checked", { person });
    return "member";
  }
}
