import { z } from "zod";
import type { DeletedUser } from "../../domain/preflight.ts";
import { mailFilter } from "./email-filter.ts";
import { query } from "./requests/odata.ts";
import { guestId, instant, userType } from "./user-properties.ts";

/** Microsoft: List deletedItems. Doesn't search by user principal name: deletion puts the id in front of it. */
export function deletedPath(email: string): string {
  const $select = "id,displayName,userType,deletedDateTime";
  return `/directory/deletedItems/microsoft.graph.user${query({ $select, $filter: mailFilter(email, ["mail", "otherMails", "proxyAddresses"]) })}`;
}

const deletedUser = z
  .object({ id: guestId, displayName: z.string().nullish(), userType: userType.nullish(), deletedDateTime: instant.nullish() })
  .transform(({ id, displayName, userType: type, deletedDateTime }): DeletedUser => {
    return { id, name: displayName ?? "", userType: type ?? null, deletedAt: deletedDateTime ?? null };
  });

export const deletedUsers = z.object({ value: z.array(deletedUser) });

/** The same address may have been deleted more than once; the latest one is to be restored. */
export function latestDeleted(users: readonly DeletedUser[]): DeletedUser | undefined {
  return users.toSorted((one, other) => ((one.deletedAt ?? "") < (other.deletedAt ?? "") ? 1 : -1))[0];
}
