import type { JobTask } from "../../domain/job.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { readAndRecord } from "./read-and-record.ts";
import type { ReadNeeds } from "./read-and-record.ts";

/** When to look again, in milliseconds after the hint: the directory shows a change late, and Microsoft doesn't say how late. */
const lookTimes = [1_000, 2_000, 4_000, 15_000];

type Needs = ReadNeeds & Pick<Ports, "problems">;
type Look = Omit<Extract<JobTask, { kind: "look" }>, "kind">;

/**
 * Looks at the guest of an open invitation, because a hint says that they may just have changed. A hint proves nothing: only what the
 * directory shows is recorded. The series ends when the invitation isn't open any more; a look that runs late is the last one. Without the
 * permission that following needs nobody is looked at.
 */
export async function lookNow(ports: Needs, { invitation: id, way, since }: Look): Promise<JobOutcome> {
  if (ports.problems.has("following-not-permitted")) return done;
  const invitation = await ports.invitations.find(id);
  if (invitation?.state.kind !== "invited") return done;
  try {
    await readAndRecord(ports, [invitation], { path: way });
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    return done; // following reports it
  }
  const elapsed = Math.abs(ports.clock.millisecondsSince(since)); // the clock may have been set back: the series ends all the same
  const next = lookTimes.find((time) => time > elapsed);
  return next === undefined ? done : { kind: "again", at: ports.clock.later(next - elapsed) };
}
