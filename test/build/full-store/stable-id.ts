import { createHash } from "node:crypto";
import { id } from "../ids.ts";

/** A UUID derived from a name, so that a store that is made again has the same ids. */
export function stableId(name: string) {
  const hex = createHash("sha256").update(name).digest("hex");
  return id(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`);
}
