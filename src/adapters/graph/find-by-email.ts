import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Actor } from "../../ports/identity.ts";
import { ask } from "./requests/ask.ts";
import { directoryUsers, userSelect } from "./directory-user.ts";
import { emailFilter } from "./email-filter.ts";
import { expectAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { query } from "./requests/odata.ts";

export function ownersPath(email: string): string {
  return `/users${query({ $select: userSelect, $filter: emailFilter(email) })}`;
}

/** @throws GuestlistError `directory-refused` (no permission), `directory-unavailable`, `throttled`, `directory-answer-unexpected`. */
export async function findByEmail(graph: GraphClient, actor: Actor, email: string): Promise<DirectoryUser | undefined> {
  const answer = await ask(graph, { actor, path: ownersPath(email) });
  return chooseOwner(expectAnswer(directoryUsers, answer, "users by address").value);
}

/** An address can be found twice, e.g. as an employee's alias and a guest's mail. The user who isn't a guest blocks the invitation. */
export function chooseOwner(users: readonly DirectoryUser[]): DirectoryUser | undefined {
  return users.find(({ userType }) => userType !== "Guest") ?? users[0];
}
