import type { GuestId, PersonId } from "../../domain/ids.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { ReadingById } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import { askBatch } from "./requests/batch.ts";
import type { BatchOptions } from "./requests/batch.ts";
import { directoryUser, userSelect } from "./directory-user.ts";
import { expectAnswer, retryAfter } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import { query } from "./requests/odata.ts";

type AnyId = PersonId | GuestId;

/**
 * Asks for every id once, even if the caller repeats it: ids in a batch must be unique. With `onUnread`, a user that Graph can't show for the
 * moment, or never, doesn't keep the others back. A missing permission and a challenge concern them all.
 */
export async function findByIds(
  options: BatchOptions,
  actor: Actor,
  ids: readonly AnyId[],
  { onUnread, once }: ReadingById = {},
): Promise<readonly DirectoryUser[]> {
  const items = [...new Set(ids)].map((id) => ({ id, path: `/users/${encodeURIComponent(id)}${query({ $select: userSelect })}` }));
  const answers = await askBatch({ ...options, ...(once && { once }) }, actor, items);
  return items.flatMap(({ id }) => readOne(id, answers.get(id), onUnread) ?? []);
}

function readOne(id: AnyId, answer: GraphAnswer | undefined, onUnread: ReadingById["onUnread"]): DirectoryUser | undefined {
  if (!answer || answer.status === 404) return undefined;
  try {
    return expectAnswer(directoryUser, answer, "user by id");
  } catch (error) {
    if (!onUnread || concernsAll(answer)) throw error;
    onUnread(id, retryAfter(answer).retryAfter);
    return undefined;
  }
}

function concernsAll({ status }: GraphAnswer): boolean {
  return status === 401 || status === 403;
}
