import type { Ports } from "../../ports/ports.ts";
import { inTime } from "./in-time.ts";

/** A person waits for a card while Microsoft is asked about a team: each question has this many milliseconds. */
const mostWaitMs = 1_500;

/** The answer to a question about a team. Nobody waits for one that comes late, or fails: the log says why it is "unknown" then. */
export async function orUnknown<Answer>(
  { clock, log }: Pick<Ports, "clock" | "log">,
  ask: () => Promise<Answer>,
): Promise<Answer | "unknown"> {
  try {
    const answer = await inTime(clock, ask(), mostWaitMs);
    if (answer !== "late") return answer;
    log.warn("team-not-described-in-time");
  } catch (error) {
    log.error("team-not-described", error);
  }
  return "unknown";
}
