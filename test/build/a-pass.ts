import assert from "node:assert/strict";
import type { Invitation } from "../../src/domain/invitation.ts";
import { askToPost } from "../../src/flows/pacing/ask-to-post.ts";
import type { PostPass } from "../../src/flows/pacing/ask-to-post.ts";

/** A pass for one POST of an invitation. */
export async function aPass(
  { ports }: { readonly ports: Parameters<typeof askToPost>[0] },
  invitation: Pick<Invitation, "id" | "requester">,
): Promise<PostPass> {
  const answer = await askToPost(ports, { invitation, use: "invite" });
  assert.equal(answer.kind, "go");
  return answer.pass;
}
