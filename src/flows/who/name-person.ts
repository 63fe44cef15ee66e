import type { Person } from "../../domain/person.ts";
import type { Ports } from "../../ports/ports.ts";
import { isGuestlistError } from "../../errors.ts";
import { usersOf } from "./list-deciders.ts";

type Needs = Pick<Ports, "directory" | "identity" | "log" | "terms">;

/**
 * The name of a person who has none in Teams' activities (MicrosoftDocs/msteams-docs #629): the one in their token, else the directory's,
 * else their address. Undefined if none can be found: nothing that the person wants depends on it.
 */
export async function namePerson(ports: Needs, { id }: Person, ssoToken: string | undefined): Promise<string | undefined> {
  const { identity, terms } = ports;
  const claimed = { id, tenantId: terms.tenantId };
  const inToken = ssoToken === undefined ? undefined : await unlessUnknown(ports, () => identity.nameIn(ssoToken, claimed));
  return inToken ?? unlessUnknown(ports, async () => nameInDirectory(ports, id));
}

async function nameInDirectory(ports: Needs, id: Person["id"]): Promise<string | undefined> {
  const user = (await usersOf(ports, [id])).get(id);
  return [user?.displayName, user?.mail, user?.userPrincipalName].find((name) => name?.trim()) ?? undefined;
}

/** Other errors than those of a remote are faults of ours. */
async function unlessUnknown({ log }: Needs, find: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await find();
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    log.warn("name-not-found", { why: error.code });
    return undefined;
  }
}
