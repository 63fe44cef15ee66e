import type { GuestId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { commitRemoval } from "./commit-removal.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock">;

/** A deleted guest may be shown for some time; after so many looks the news was an old one, and they are back. */
const maxAttempts = 3;
const retryAfterMs = 20_000;

/**
 * Records that a guest was deleted, as the directory's changes told. Those may come late and again (Microsoft: Delta query
 * overview), so somebody who is there, and not among the deleted, was restored since.
 */
export async function recordRemoval(ports: Needs, guest: GuestId, attempt: number): Promise<JobOutcome> {
  if (!(await isThere(ports, guest))) return commitRemoval(ports, guest);
  return attempt < maxAttempts ? { kind: "retry", at: ports.clock.later(retryAfterMs), why: "still-there" } : done;
}

async function isThere({ directory }: Needs, guest: GuestId): Promise<boolean> {
  const [found] = await directory.findByIds({ kind: "app" }, [guest]);
  return found !== undefined && (await directory.findDeleted(guest)) === undefined;
}
