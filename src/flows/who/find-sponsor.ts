import type { PersonId } from "../../domain/ids.ts";
import { isObjectId } from "../../domain/object-id.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { admissionOf } from "./admit-person.ts";
import type { Admission } from "./admit-person.ts";
import { usersOf } from "./list-deciders.ts";

type Needs = Pick<Ports, "directory" | "log" | "membership" | "policy" | "terms">;

export type FoundSponsor =
  | { readonly kind: "sponsor"; readonly id: PersonId; readonly name: string; readonly language?: string }
  /** They may not use the bot, so nobody invites for them; "stranger": the tenant has no such user. */
  | { readonly kind: Exclude<Admission, "admitted"> };

/**
 * Finds the sponsor of the app's invitation by their id, user principal name or address, as the app. Whether their account is disabled is judged
 * with the request.
 * @throws GuestlistError `directory-refused` when the app may not read users; `directory-unavailable` or `throttled`.
 */
export async function findSponsor(ports: Needs, typed: string): Promise<FoundSponsor> {
  const user = await findUser(ports, typed);
  if (!user) return { kind: "stranger" };
  if (user.userType === "Guest") return { kind: "guest" };
  const { id, displayName: name, language } = user;
  const admission = await admissionOf(ports, { person: id, tenantId: ports.terms.tenantId });
  return admission === "admitted" ? { kind: "sponsor", id, name, ...(language !== undefined && { language }) } : { kind: admission };
}

async function findUser({ directory }: Pick<Ports, "directory">, typed: string): Promise<DirectoryUser | undefined> {
  if (!isObjectId(typed)) return directory.findByEmail({ kind: "app" }, typed);
  const id = typed.toLowerCase() as PersonId;
  return (await usersOf({ directory }, [id])).get(id);
}
