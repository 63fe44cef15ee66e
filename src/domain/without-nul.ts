/**
 * What came from outside as JSON, without the character U+0000, which PostgreSQL can't store. The same object if there is none, which is
 * always, but for an attack.
 */
export function withoutNul(value: unknown): unknown {
  if (!hasNul(value)) return value;
  if (typeof value === "string") return value.replaceAll("\u0000", "");
  if (Array.isArray(value)) return value.map(withoutNul);
  return Object.fromEntries(Object.entries(value as object).map(([name, one]) => [withoutNul(name), withoutNul(one)]));
}

function hasNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\u0000");
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, one]) => name.includes("\u0000") || hasNul(one));
}
