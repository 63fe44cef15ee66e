import { isLapsed } from "../../domain/approval-times.ts";
import type { Instant, PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ListPosition } from "../../domain/list-page.ts";
import type { Ports } from "../../ports/ports.ts";
import { isApprover } from "../who/is-approver.ts";

export type WaitingNeeds = Pick<Ports, "directory" | "lists" | "membership" | "policy" | "teams" | "clock" | "log">;

/** Fits on one card, and on a phone's screen without much scrolling. */
const pageSize = 10;
/** How many requests are read at a time. */
const readAtOnce = 100;

/** One page of the requests that wait for a person's decision, oldest first. */
export interface WaitingList {
  readonly invitations: readonly Invitation[];
  readonly now: Instant;
  /** This page starts after this position; absent on the first page. */
  readonly after?: ListPosition;
  /** The next page starts after this position; absent on the last page. */
  readonly next?: ListPosition;
}

/** Lists the requests that a person may decide about now, without their own. Each set of approvers is looked up once. */
export async function listWaiting(ports: WaitingNeeds, by: PersonId, after: ListPosition | undefined): Promise<WaitingList> {
  const found = await collect(ports, mayDecideNow(ports, by), after);
  const invitations = found.slice(0, pageSize);
  const last = invitations.at(-1);
  // the requests of this page were decided meanwhile: show the first page, which is complete
  if (after && invitations.length === 0) return listWaiting(ports, by, undefined);
  return {
    ...{ invitations, now: ports.clock.now() },
    ...(after && { after }),
    ...(last && found.length > pageSize && { next: positionOf(last) }),
  };
}

type MayDecide = (invitation: Invitation) => Promise<boolean>;

/** Reads on until it has one more than a page holds, or until the end. */
async function collect(ports: WaitingNeeds, may: MayDecide, after: ListPosition | undefined): Promise<readonly Invitation[]> {
  const read = await ports.lists.listAwaitingApproval(after, readAtOnce);
  const answers = await Promise.all(read.map(may));
  const found = read.filter((_, index) => answers[index]);
  const last = read.at(-1);
  if (!last || read.length < readAtOnce || found.length > pageSize) return found;
  return [...found, ...(await collect(ports, may, positionOf(last)))];
}

/** Whether requests wait for the decision of this person. Each set of approvers is looked up once. */
export function mayDecideNow(ports: WaitingNeeds, by: PersonId): MayDecide {
  const known = new Map<string, Promise<boolean>>();
  return async ({ state, requester, approval }) => {
    if (
      state.kind !== "awaiting-approval" ||
      !approval ||
      requester.id === by ||
      isLapsed(approval, await ports.policy.current(), ports.clock.now())
    )
      return false;
    const { channel, approvers, escalatedTo } = approval;
    const set = JSON.stringify([channel, approvers, escalatedTo]);
    const answer = known.get(set) ?? isApprover(ports, approval, by);
    known.set(set, answer);
    return answer;
  };
}

function positionOf({ createdAt, id }: Invitation): ListPosition {
  return { createdAt, id };
}
