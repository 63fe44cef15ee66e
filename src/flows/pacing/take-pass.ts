import type { EndingRefusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { askToPost } from "./ask-to-post.ts";
import type { AskedPost, NotNow, PostPass } from "./ask-to-post.ts";

export type PacingNeeds = Pick<Ports, "posts" | "policy" | "clock" | "log">;

export type TakenPass = { readonly kind: "go"; readonly pass: PostPass } | { readonly kind: "refused"; readonly refusal: PassRefusal };

type PassRefusal = Extract<EndingRefusal, { kind: "pace" | "paused" | "stopped" | "cap-reached" }>;

/**
 * Takes a pass for one POST, before anything is decided or stored. If nothing may go out now, the person who presses reads why and when, and
 * presses again: everything else stays as it was.
 */
export async function takePass(ports: PacingNeeds, asked: AskedPost): Promise<TakenPass> {
  const answer = await askToPost(ports, asked);
  return answer.kind === "go" ? answer : { kind: "refused", refusal: refusalOf(answer, ports) };
}

/** What the person who presses reads. */
export function refusalOf(answer: NotNow, { clock }: Pick<Ports, "clock">): PassRefusal {
  const now = clock.now();
  switch (answer.kind) {
    case "later":
      return { kind: "pace", limit: answer.limit, until: answer.at, now };
    case "paused":
      return { kind: "paused", until: answer.until, now };
    case "capped":
      return { kind: "cap-reached", cap: "per-day", limit: answer.limit };
    case "stopped":
      return { kind: "stopped" };
  }
}
