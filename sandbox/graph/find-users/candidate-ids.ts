import type { Tenant } from "../../tenant/tenant.ts";
import type { UserStore } from "../../directory/user-store.ts";
import type { Filter, Literal } from "../lists/filter.ts";

/** The data that is searched. */
type Directory = Pick<Tenant, "users" | "verifiedDomains">;

const ADDRESS_PROPERTIES = new Set(["mail", "userPrincipalName", "otherMails", "proxyAddresses"]);

/**
 * The ids of all users who can match, when the filter asks for addresses or ids, so that 100,000 users need not be checked for one. May
 * include users who don't match. Undefined: any user can match.
 */
export function candidateIds(filter: Filter, directory: Directory): ReadonlySet<string> | undefined {
  const { users } = directory;
  if (filter.kind === "or") return unionOf(filter.parts.map((part) => candidateIds(part, directory)));
  if (filter.kind === "and") return filter.parts.map((part) => candidateIds(part, directory)).find((found) => found !== undefined);
  if (filter.kind === "call") return namesBeginning(filter, directory);
  if (filter.kind === "in") return unionOf(filter.values.map((value) => owners(filter.path[0], value, users)));
  if (filter.kind === "compare" && filter.operator === "eq" && filter.path.length === 1) return owners(filter.path[0], filter.value, users);
  if (filter.kind === "any" && filter.condition.kind === "compare" && filter.condition.operator === "eq") {
    return owners(filter.collection, filter.condition.value, users);
  }
  return undefined;
}

type Call = Extract<Filter, { kind: "call" }>;

/** User principal names end with a domain of the tenant, so a prefix that reaches beyond the `@` leaves one name for each domain. */
function namesBeginning({ name, path, value }: Call, { users, verifiedDomains }: Directory): ReadonlySet<string> | undefined {
  const at = value.indexOf("@");
  if (name !== "startsWith" || path[0] !== "userPrincipalName" || at < 0) return undefined;
  const begun = value.slice(at + 1).toLowerCase();
  const domains = verifiedDomains.filter((domain) => domain.name.toLowerCase().startsWith(begun));
  const found = domains.flatMap((domain) => users.owners(`${value.slice(0, at)}@${domain.name}`));
  return new Set(found.map((user) => user.id));
}

function owners(property: string | undefined, value: Literal, users: UserStore): ReadonlySet<string> | undefined {
  if (property === undefined || value.type !== "String") return undefined;
  if (property === "id") return new Set([value.value.toLowerCase()]);
  return ADDRESS_PROPERTIES.has(property) ? new Set(users.owners(value.value).map((user) => user.id)) : undefined;
}

function unionOf(sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const id of set) all.add(id);
  }
  return all;
}
