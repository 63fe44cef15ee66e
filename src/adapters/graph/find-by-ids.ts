import type { GuestId, PersonId } from "../../domain/ids.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Actor } from "../../ports/identity.ts";
import { askBatch } from "./requests/batch.ts";
import type { BatchOptions } from "./requests/batch.ts";
import { directoryUser, userSelect } from "./directory-user.ts";
import { expectAnswer } from "./requests/graph-answer.ts";
import { query } from "./requests/odata.ts";

/** Asks for every id once, even if the caller repeats it: ids in a batch must be unique. */
export async function findByIds(
  options: BatchOptions,
  actor: Actor,
  ids: readonly (PersonId | GuestId)[],
): Promise<readonly DirectoryUser[]> {
  const items = [...new Set(ids)].map((id) => ({ id, path: `/users/${encodeURIComponent(id)}${query({ $select: userSelect })}` }));
  const answers = await askBatch(options, actor, items);
  const present = [...answers.values()].filter(({ status }) => status !== 404);
  return present.map((answer) => expectAnswer(directoryUser, answer, "user by id"));
}
