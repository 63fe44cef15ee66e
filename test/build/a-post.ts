import type { Post } from "../../src/domain/pace/ledger.ts";
import { at, id } from "./ids.ts";

/** A POST that went out at 09:30, unless given otherwise. */
export function aPost(given: Partial<Post> = {}): Post {
  return { id: id("post"), invitation: id("invitation"), person: id("amelie"), at: at("09:30"), standing: "sent", ...given };
}
