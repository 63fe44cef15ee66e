import type { StoredUser } from "../../directory/tenant-user.ts";
import type { Filter } from "../lists/filter.ts";

type Call = Extract<Filter, { kind: "call" }>;

/**
 * Whether a member of a crowd can match, decided by one member. The part of a name or an address before the first digit is the same for the
 * whole crowd, so a million users need not be checked for one whose name begins differently. May return true for a crowd in which no member
 * matches.
 */
export function mayBeAmong(filter: Filter, sample: StoredUser): boolean {
  if (filter.kind === "and") return filter.parts.every((part) => mayBeAmong(part, sample));
  if (filter.kind === "or") return filter.parts.some((part) => mayBeAmong(part, sample));
  return filter.kind !== "call" || filter.name !== "startsWith" || mayBegin(filter, sample);
}

function mayBegin({ path, value }: Call, sample: StoredUser): boolean {
  const own: unknown = Reflect.get(sample, path[0] ?? "");
  if (typeof own !== "string") return true;
  const shared = own.replace(/\d.*$/s, "").toLowerCase();
  const wanted = value.toLowerCase();
  return shared.startsWith(wanted) || wanted.startsWith(shared);
}
