import { jsonText } from "./as-json.ts";
import type { Value } from "./printed.ts";

/** A value in a cell: nothing for null, lists joined by semicolons, other things in a thing as JSON. */
export function valueText(value: Value | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  return isList(value) ? value.map((one) => (isThing(one) ? jsonText(one) : valueText(one))).join("; ") : jsonText(value);
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

function isThing(value: Value): value is readonly Value[] | { readonly [name: string]: Value } {
  return typeof value === "object" && value !== null;
}
