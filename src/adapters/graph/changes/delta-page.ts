import { z } from "zod";
import type { UserChange } from "../../../ports/directory-changes.ts";
import { guestId, instant, userState } from "../user-properties.ts";

/** Properties that an item doesn't have did not change, or were never set (Microsoft: user: delta). */
const change = z
  .object({
    id: guestId,
    "@removed": z.object({ reason: z.string().nullish() }).optional(),
    externalUserState: userState.optional(),
    externalUserStateChangeDateTime: instant.nullable().optional(),
  })
  .transform((item): UserChange => {
    const { id, externalUserState: state, externalUserStateChangeDateTime: since } = item;
    if (item["@removed"]) return { kind: "removed", id };
    return { kind: "changed", id, ...(state !== undefined && { userState: state }), ...(since !== undefined && { userStateSince: since }) };
  });

/** A page of `GET /users/delta`; it has exactly one of the two links. A page may be empty and still have a next one. */
export const deltaPage = z.object({
  value: z.array(change),
  "@odata.nextLink": z.string().optional(),
  "@odata.deltaLink": z.string().optional(),
});
