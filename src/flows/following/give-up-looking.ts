import type { ListPosition } from "../../domain/list-page.ts";
import type { Ports } from "../../ports/ports.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { claimRestored } from "./claim-restored.ts";

type Needs = Pick<Ports, "clock" | "cursors" | "instances" | "invitations" | "lists" | "log">;

/** `waits`: another instance looks, and this one must wait for it. */
export interface GivenUp {
  readonly kind: "given-up" | "not-restored" | "waits";
}

const atOnce = 200;

/**
 * Lets a restored store go on although the directory couldn't be read. What waits for its time may have gone out after the backup, and a job
 * would send a second mail: it ends, and a person sends it again. The mark goes. Nothing ends if another instance has looked, or looks now.
 */
export async function giveUpLooking(ports: Needs): Promise<GivenUp> {
  const claim = await claimRestored(ports);
  if (claim.kind !== "held") return { kind: claim.kind };
  let after: ListPosition | undefined;
  do {
    const queued = await ports.lists.listAll({ states: ["queued"] }, after ? { after } : {}, atOnce);
    for (const one of queued) {
      const notice = noticeJob({ ...one, version: one.version + 1 }, "failed", ports.clock);
      await failInvitation(ports, one, "needs-press", { jobs: [cardUpdateJob(one, ports.clock), notice] });
    }
    after = queued.length < atOnce ? undefined : queued.at(-1);
  } while (after);
  if (!(await claim.release())) return { kind: "waits" };
  ports.log.error("restored-not-looked-up", undefined, { fix });
  return { kind: "given-up" };
}

const fix =
  "The backup's invitations couldn't be looked up in the directory, so what happened since the backup isn't known. Grant the application permission User.Read.All with admin consent; then compare guestlist list with guestlist guests.";
