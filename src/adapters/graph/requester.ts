import { z } from "zod";
import { rolesOfTemplates } from "../../domain/policy/directory-role.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Requester } from "../../domain/preflight.ts";
import type { Actor } from "../../ports/identity.ts";
import type { BatchItem } from "./requests/batch.ts";
import { query } from "./requests/odata.ts";
import { userType } from "./user-properties.ts";

/** Reads the requester and their roles. `/me` is the person whose token Graph gets; it doesn't exist for an app. */
export function requesterItems(actor: Actor, requester: PersonId): readonly BatchItem[] {
  const who = actor.kind === "person" && actor.id === requester ? "/me" : `/users/${encodeURIComponent(requester)}`;
  return [
    { id: "requester", path: `${who}${query({ $select: "id,userType,mail,department" })}` },
    { id: "roles", path: `${who}/transitiveMemberOf/microsoft.graph.directoryRole${query({ $select: "id,roleTemplateId" })}` },
  ];
}

export const requesterAnswer = z.object({ userType: userType.optional(), mail: z.string().nullish(), department: z.string().nullish() });

/** A role whose template is hidden has only its id. */
export const rolesAnswer = z.object({ value: z.array(z.object({ roleTemplateId: z.string().nullish() })) });

export function requesterIn(
  { userType: type, mail, department }: z.infer<typeof requesterAnswer>,
  roles: z.infer<typeof rolesAnswer> | undefined,
): Requester {
  return { userType: type ?? null, mail: mail ?? null, department: department ?? null, roles: roles ? rolesIn(roles) : "not-checked" };
}

function rolesIn({ value }: z.infer<typeof rolesAnswer>): Requester["roles"] {
  const templates = value.flatMap(({ roleTemplateId }) => roleTemplateId ?? []);
  return templates.length < value.length ? "not-checked" : rolesOfTemplates(templates);
}
