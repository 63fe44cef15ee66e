import type { Invitation } from "../../domain/invitation.ts";
import type { ShellViewer } from "../../domain/shell-viewer.ts";
import type { InvitationFilter } from "../../ports/invitation-lists.ts";
import type { Ports } from "../../ports/ports.ts";

const readAtOnce = 500;

export interface ListOursInput {
  readonly looker: ShellViewer | "app";
  readonly filter: InvitationFilter;
  readonly newestFirst: boolean;
  /** Absent: all. */
  readonly most?: number;
}

/**
 * Our invitations, one after the other, however many there are. A person who isn't an administrator of the bot gets their own, whatever the
 * filter says. Between two reads nothing is held in the store.
 */
export async function* listOurs(ports: Pick<Ports, "lists">, input: ListOursInput): AsyncGenerator<Invitation> {
  const { looker, filter, newestFirst, most = Infinity } = input;
  const of = looker === "app" || looker.seesAll ? filter : { ...filter, requester: looker.id };
  let after: Pick<Invitation, "createdAt" | "id"> | undefined;
  for (let left = most; left > 0; left -= readAtOnce) {
    const wanted = Math.min(left, readAtOnce);
    const read = await ports.lists.listAll(of, { newestFirst, ...(after && { after }) }, wanted);
    yield* read;
    after = read.at(-1);
    if (read.length < wanted) return;
  }
}
