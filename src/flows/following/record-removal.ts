import type { GuestId } from "../../domain/ids.ts";
import type { JobTask } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { askUntilShown } from "./ask-until-shown.ts";
import { commitRemoval } from "./commit-removal.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock">;
type Removal = Omit<Extract<JobTask, { kind: "record-removal" }>, "kind">;

/**
 * Records that a guest was deleted, as the directory's changes reported. Changes can arrive late and more than once (Microsoft: Delta
 * query overview), and the directory may still show a deleted guest for some time. A guest whom it goes on showing, and not among the deleted
 * users, was restored since then.
 */
export async function recordRemoval(ports: Needs, { guest, since }: Removal): Promise<JobOutcome> {
  if (!(await isThere(ports, guest))) return commitRemoval(ports, guest);
  return askUntilShown(ports.clock, since, "still-there");
}

async function isThere({ directory }: Needs, guest: GuestId): Promise<boolean> {
  const [found] = await directory.findByIds({ kind: "app" }, [guest]);
  return found !== undefined && (await directory.findDeleted(guest)) === undefined;
}
