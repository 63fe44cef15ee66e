import type { ConversationId, PersonId } from "../../domain/ids.ts";
import type { ApproverSet } from "../../domain/policy/policy.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "directory" | "membership" | "teams">;

/** A person in a set of approvers. Guests and unknown people can't decide. */
export interface Decider {
  readonly id: PersonId;
  /** The display name, or the id if the directory doesn't know the person. */
  readonly name: string;
  readonly is: "member" | "guest" | "unknown";
}

/** The people in a set of approvers now. "not-checked": a missing permission hides them; "no-channel": the bot can't see the channel whose team they are. */
export type Deciders =
  | { readonly kind: "people"; readonly people: readonly Decider[]; /** Whether there may be more. */ readonly isCut: boolean }
  | { readonly kind: "not-checked" }
  | { readonly kind: "no-channel" };

const mostDeciders = 100;

/**
 * Looks up a set of approvers, at most 100 of them, as the app.
 * @throws GuestlistError `directory-refused` when the app may not read users; `directory-unavailable`, `teams-unavailable`, `throttled`.
 */
export async function listDeciders(ports: Needs, { who }: ApproverSet, channel: ConversationId | undefined): Promise<Deciders> {
  switch (who.kind) {
    case "people":
      return lookUp(ports, who.people);
    case "group": {
      const found = await ports.membership.peopleIn(who.group, mostDeciders);
      return found === "not-checked" ? { kind: "not-checked" } : lookUp(ports, idsOf(found));
    }
    case "team": {
      const found = channel === undefined ? [] : await ports.teams.members(channel, mostDeciders);
      return found.length === 0 ? { kind: "no-channel" } : lookUp(ports, idsOf(found));
    }
  }
}

const idsOf = (people: readonly { readonly id: PersonId }[]) => people.map(({ id }) => id);

async function lookUp({ directory }: Needs, ids: readonly PersonId[]): Promise<Deciders> {
  const users = await usersOf({ directory }, ids);
  const people = [...new Set(ids)].map((id) => deciderOf(id, users.get(id)));
  return { kind: "people", people, isCut: ids.length >= mostDeciders };
}

/** Users by their ids. Who can't be read is left out with `onUnread`, and a failure without it. */
export async function usersOf(
  { directory }: Pick<Ports, "directory">,
  ids: readonly PersonId[],
  onUnread?: () => void,
): Promise<ReadonlyMap<PersonId, DirectoryUser>> {
  const users = ids.length === 0 ? [] : await directory.findByIds({ kind: "app" }, ids, onUnread && { onUnread });
  return new Map(users.map((user) => [user.id, user]));
}

function deciderOf(id: PersonId, user: DirectoryUser | undefined): Decider {
  if (!user) return { id, name: id, is: "unknown" };
  return { id, name: user.displayName, is: user.userType === "Guest" ? "guest" : "member" };
}
