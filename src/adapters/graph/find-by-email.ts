import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Actor } from "../../ports/identity.ts";
import { ask } from "./requests/ask.ts";
import { askBatch } from "./requests/batch.ts";
import type { BatchOptions } from "./requests/batch.ts";
import { directoryUsers, userSelect } from "./directory-user.ts";
import { emailClauses, emailFilter } from "./email-filter.ts";
import { expectAnswer, isShapeRefused, refused } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import { query } from "./requests/odata.ts";

export function ownersPath(email: string): string {
  return usersPath(emailFilter(email));
}

function usersPath($filter: string): string {
  return `/users${query({ $select: userSelect, $filter })}`;
}

/** @throws GuestlistError `directory-refused` (no permission), `directory-unavailable`, `throttled`, `directory-answer-unexpected`. */
export async function findByEmail(options: BatchOptions, actor: Actor, email: string): Promise<DirectoryUser | undefined> {
  const answer = await ask(options.graph, { actor, path: ownersPath(email) });
  const owner = await readOwner(options, actor, email, answer);
  if (owner === "not-checked") throw refused(answer, "users by address");
  return owner === "none" ? undefined : owner;
}

/**
 * The owner in the answer to {@link ownersPath}. If Graph refuses the filter as a whole, each clause is asked alone: who is found is the
 * owner; if nobody is, and a clause was refused, too, the owner isn't known. Without the permission to read users, nothing else is asked.
 */
export async function readOwner(
  options: BatchOptions,
  actor: Actor,
  email: string,
  answer: GraphAnswer,
): Promise<DirectoryUser | "none" | "not-checked"> {
  if (answer.status === 403 && isShapeRefused(answer)) return "not-checked";
  if (!isShapeRefused(answer)) return chooseOwner(expectAnswer(directoryUsers, answer, "users by address").value) ?? "none";
  const items = emailClauses(email).map((clause, index) => ({ id: String(index), path: usersPath(clause), once: true as const }));
  const answers = [...(await askBatch(options, actor, items)).values()];
  const parts = answers.map((part) =>
    isShapeRefused(part) ? undefined : expectAnswer(directoryUsers, part, "users by a form of the address"),
  );
  return chooseOwner(parts.flatMap((part) => part?.value ?? [])) ?? (parts.includes(undefined) ? "not-checked" : "none");
}

/** An address can be found twice, e.g. as an employee's alias and a guest's mail. The user who isn't a guest blocks the invitation. */
function chooseOwner(users: readonly DirectoryUser[]): DirectoryUser | undefined {
  return users.find(({ userType }) => userType !== "Guest") ?? users[0];
}
