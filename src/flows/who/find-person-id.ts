import type { PersonId } from "../../domain/ids.ts";
import { isObjectId } from "../../domain/object-id.ts";
import type { Ports } from "../../ports/ports.ts";

/**
 * The object id of a person by their id, user principal name or address; undefined when the tenant has nobody by that name. An id isn't looked
 * up: the person's account may be gone, and their invitations are still there.
 * @throws GuestlistError `directory-refused` when the app may not read users; `directory-unavailable` or `throttled`.
 */
export async function findPersonId({ directory }: Pick<Ports, "directory">, typed: string): Promise<PersonId | undefined> {
  if (isObjectId(typed)) return typed.toLowerCase() as PersonId;
  return (await directory.findByEmail({ kind: "app" }, typed))?.id;
}
