import type { GuestId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { commitRemoval } from "./commit-removal.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock">;

/** The directory may still show a deleted guest for some time. A guest who is still shown after this many attempts was restored. */
const maxAttempts = 3;
const retryAfterMs = 20_000;

/**
 * Records that a guest was deleted, as the directory's changes reported. Changes can arrive late and more than once (Microsoft: Delta
 * query overview), so a guest who exists and isn't among the deleted users was restored since then.
 */
export async function recordRemoval(ports: Needs, guest: GuestId, attempt: number): Promise<JobOutcome> {
  if (!(await isThere(ports, guest))) return commitRemoval(ports, guest);
  return attempt < maxAttempts ? { kind: "retry", at: ports.clock.later(retryAfterMs), why: "still-there" } : done;
}

async function isThere({ directory }: Needs, guest: GuestId): Promise<boolean> {
  const [found] = await directory.findByIds({ kind: "app" }, [guest]);
  return found !== undefined && (await directory.findDeleted(guest)) === undefined;
}
