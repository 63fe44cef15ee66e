import { z } from "zod";
import { badRequest, unsupportedQuery } from "../request/errors.ts";
import type { Filter } from "../lists/filter.ts";

/** The only issuers that a filter may ask for without an id. */
const LONE_ISSUERS = new Set(["google.com", "facebook.com", "mail", "phone"]);

interface WantedIdentity {
  readonly issuer?: string;
  readonly issuerAssignedId?: string;
}

const identitySchema = z.object({ signInType: z.string(), issuer: z.string(), issuerAssignedId: z.string().nullable() });

/**
 * `identities/any(c:c/issuerAssignedId eq 'x' and c/issuer eq 'y')`: an id needs its issuer, and only a few issuers may stand alone
 * (Microsoft: objectIdentity).
 * @throws GraphRefusal 400
 */
export function checkIdentityLambda(variable: string, condition: Filter): void {
  const { issuer, issuerAssignedId } = readWanted(variable, condition);
  if (issuer === undefined || (issuerAssignedId === undefined && !LONE_ISSUERS.has(issuer))) throw unsupported();
}

/**
 * G39: User principal names can't be found this way. An identity without an id from its issuer (as guests have) matches nothing. For names
 * and addresses of the tenant itself the issuer is ignored (Microsoft: objectIdentity).
 */
export function matchesIdentity(entry: unknown, variable: string, condition: Filter): boolean {
  const { issuer, issuerAssignedId } = readWanted(variable, condition);
  const identity = identitySchema.parse(entry);
  const isOfTenant = identity.signInType === "emailAddress" || identity.signInType === "userName";
  if (identity.signInType === "userPrincipalName" || (identity.issuer !== issuer && !isOfTenant)) return false;
  return issuerAssignedId === undefined || identity.issuerAssignedId === issuerAssignedId;
}

function readWanted(variable: string, condition: Filter): WantedIdentity {
  const parts = condition.kind === "and" ? condition.parts : [condition];
  return Object.fromEntries(parts.map((part) => readPart(variable, part)));
}

function readPart(variable: string, part: Filter): readonly [string, string] {
  if (part.kind !== "compare" || part.operator !== "eq" || part.value.type !== "String") throw unsupported();
  const [start, name, ...rest] = part.path;
  if (start !== variable || rest.length > 0 || (name !== "issuer" && name !== "issuerAssignedId" && name !== "signInType")) {
    throw badRequest(
      `Invalid filter clause: Could not find a property named '${part.path.at(-1)}' on type 'microsoft.graph.objectIdentity'.`,
    );
  }
  return [name, part.value.value];
}

const unsupported = () =>
  unsupportedQuery("Unsupported or invalid query filter clause specified for property 'identities' of resource 'User'.");
