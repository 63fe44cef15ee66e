import type { CautionKind } from "../../domain/caution.ts";
import type { SendingWait } from "../../domain/invitation-event.ts";
import type { Actor } from "../../ports/identity.ts";
import { askToPost } from "./ask-to-post.ts";
import type { AskedPost } from "./ask-to-post.ts";
import { refusalOf } from "./take-pass.ts";
import type { PacingNeeds, TakenPass } from "./take-pass.ts";

/** The invitation has its place, and goes out later. */
interface Waiting {
  readonly kind: "wait";
  readonly wait: SendingWait;
}

interface Press {
  /** The identity that sends it: only what the app sends can wait, because nobody needs to be there then. */
  readonly actor: Actor;
  readonly confirmed: readonly CautionKind[];
}

/** As `takePass`, but where the app invites, the press counts: over the pace, or while Microsoft has stopped everything, the invitation waits. */
export async function takePassOrWait(
  ports: PacingNeeds,
  asked: Omit<AskedPost, "mayWait">,
  { actor, confirmed }: Press,
): Promise<TakenPass | Waiting> {
  const mayWait = actor.kind === "app";
  const answer = await askToPost(ports, { ...asked, mayWait });
  if (answer.kind === "go") return answer;
  if (mayWait && answer.kind === "stopped") return { kind: "wait", wait: { confirmed } };
  if (answer.kind === "later" && answer.planned) return { kind: "wait", wait: { goesOutAt: answer.at, confirmed } };
  return { kind: "refused", refusal: refusalOf(answer, ports) };
}
