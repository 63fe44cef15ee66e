import type { Ports } from "../../ports/ports.ts";

/** Whether the bot hears of acceptances, or may not see who accepts. Nothing that people read may promise what it can't see. */
export function hearing({ problems }: Pick<Ports, "problems">): "heard" | "unheard" {
  return problems.has("following-not-permitted") ? "unheard" : "heard";
}
