import type { GuestId } from "../../domain/ids.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { DeleteOutcome, RestoreOutcome } from "../../ports/directory.ts";
import { ask } from "./requests/ask.ts";
import { directoryUser, userSelect } from "./directory-user.ts";
import { expectAnswer, refused, unexpected } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { query } from "./requests/odata.ts";

const app = { kind: "app" } as const;

/** Repeated when the answer was lost: the second time Graph finds no such user, which means the same. */
export async function deleteGuest(graph: GraphClient, guest: GuestId): Promise<DeleteOutcome> {
  const answer = await ask(graph, { actor: app, method: "DELETE", path: `/users/${encodeURIComponent(guest)}` });
  return changed(answer, "delete guest", "deleted");
}

/** Repeated when the answer was lost: a user who is back can't be restored again. */
export async function restoreGuest(graph: GraphClient, guest: GuestId): Promise<RestoreOutcome> {
  const path = `/directory/deletedItems/${encodeURIComponent(guest)}/restore`;
  const answer = await ask(graph, { actor: app, path, body: {}, idempotent: true });
  return changed(answer, "restore guest", "restored");
}

export async function findDeleted(graph: GraphClient, guest: GuestId): Promise<DirectoryUser | undefined> {
  const path = `/directory/deletedItems/${encodeURIComponent(guest)}${query({ $select: userSelect })}`;
  const answer = await ask(graph, { actor: app, path });
  return answer.status === 404 ? undefined : expectAnswer(directoryUser, answer, "deleted user");
}

/** Graph also answers 400 when a name was taken in the meantime (Microsoft: Restore deleted directory object item). */
function changed<Kind extends string>(answer: GraphAnswer, what: string, kind: Kind): { readonly kind: Kind | "gone" | "refused" } {
  if (answer.status < 300) return { kind };
  if (answer.status === 404) return { kind: "gone" };
  if (answer.status === 403 || answer.status === 400) return { kind: "refused" };
  throw answer.status >= 400 ? refused(answer, what) : unexpected(answer, what);
}
