import { z } from "zod";
import type { PersonId } from "../../domain/ids.ts";
import type { Requester } from "../../domain/preflight.ts";
import type { Actor } from "../../ports/identity.ts";
import { pathOf } from "./directory-roles.ts";
import type { BatchItem } from "./requests/batch.ts";
import { query } from "./requests/odata.ts";
import { userType } from "./user-properties.ts";

/** Reads the requester. */
export function requesterItem(actor: Actor, requester: PersonId): BatchItem {
  return { id: "requester", path: `${pathOf(actor, requester)}${query({ $select: "id,userType,mail,department,accountEnabled" })}` };
}

export const requesterAnswer = z.object({
  userType: userType.optional(),
  mail: z.string().nullish(),
  department: z.string().nullish(),
  /** Null where a missing permission hides it. */
  accountEnabled: z.boolean().nullish(),
});

export function requesterIn({ userType: type, mail, department }: z.infer<typeof requesterAnswer>, roles: Requester["roles"]): Requester {
  return { userType: type ?? null, mail: mail ?? null, department: department ?? null, roles };
}
