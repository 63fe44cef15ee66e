import type { PersonId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { findPersonId } from "./find-person-id.ts";

export type FoundColleagues =
  | { readonly kind: "found"; readonly ids: readonly PersonId[] }
  /** The tenant has nobody by these names. */
  | { readonly kind: "unknown"; readonly typed: readonly string[] };

/**
 * The object ids of colleagues by their ids, user principal names or addresses. Whether they are members is checked with the request.
 * @throws GuestlistError `directory-refused` when the app may not read users; `directory-unavailable` or `throttled`.
 */
export async function findColleagues({ directory }: Pick<Ports, "directory">, typed: readonly string[]): Promise<FoundColleagues> {
  const found = await Promise.all(typed.map((one) => findPersonId({ directory }, one)));
  const unknown = typed.filter((_, index) => found[index] === undefined);
  return unknown.length > 0 ? { kind: "unknown", typed: unknown } : { kind: "found", ids: found.filter((id) => id !== undefined) };
}
