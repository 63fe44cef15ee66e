import { giveBackPost } from "../../domain/pace/give-back-post.ts";
import type { Ports } from "../../ports/ports.ts";
import type { PostPass } from "./ask-to-post.ts";

/** Gives back a pass that wasn't used: another press was first, or its process died, and nothing was or will be posted. */
export async function giveBackPass({ posts }: Pick<Ports, "posts">, { post }: Pick<PostPass, "post">): Promise<void> {
  await posts.decideOn(post, (ledger) => giveBackPost(ledger, post));
}
