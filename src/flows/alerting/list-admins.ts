import type { PersonId } from "../../domain/ids.ts";
import type { Recipient } from "../../domain/follower.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { isBotAdmin } from "../who/is-bot-admin.ts";
import { usersOf } from "../who/list-deciders.ts";

export type ListAdminsNeeds = Pick<Ports, "policy" | "membership" | "settings" | "announcements" | "directory" | "log">;

/** A person who can be told, in their language if it is known. */
export type Admin = Pick<Recipient, "id" | "locale" | "timeZone">;

/** Members of the policy's group that are told. */
const mostOfGroup = 50;

/**
 * The administrators of the bot who are known by name: the policy's people and group, the person who chose the approvals channel, and those
 * who asked for announcements of all guests, if they still are administrators as far as can be seen. Who only has a directory role isn't
 * found: that would take a further permission, and they are told in the approvals channel.
 * @throws GuestlistError `directory-unavailable` or `throttled`.
 */
export async function listAdmins(ports: ListAdminsNeeds): Promise<readonly Admin[]> {
  const { admins, approvals } = await ports.policy.current();
  const proven = await provenBefore(ports);
  const others = [...admins.people, ...(await groupOf(ports, admins.group))].filter((id) => proven.every((admin) => admin.id !== id));
  const languages = await languagesOf(ports, others);
  const named = [...new Set(others)].map((id) => ({ id, locale: languages.get(id) ?? approvals.locale, timeZone: approvals.timeZone }));
  return [...proven, ...named];
}

async function groupOf({ membership, log }: ListAdminsNeeds, group: string | undefined): Promise<readonly PersonId[]> {
  const found = group === undefined ? [] : await membership.peopleIn(group, mostOfGroup);
  if (found !== "not-checked") return found.map(({ id }) => id);
  log.warn("admins-not-listed");
  return [];
}

/** People who have proved before, with their own token, that they are administrators. */
async function provenBefore(ports: ListAdminsNeeds): Promise<readonly Admin[]> {
  const place = await ports.settings.approvalsPlace();
  const subscriptions = (await ports.announcements.list()).filter(({ scope }) => scope === "everything");
  const people = [...(place ? [place] : []), ...subscriptions].map(
    ({ by, locale, timeZone }) => [by, { id: by, locale, timeZone }] as const,
  );
  const known = [...new Map(people).values()];
  const answers = await Promise.all(known.map(({ id }) => isBotAdmin(ports, id, undefined)));
  return known.filter((_, index) => answers[index] !== "no");
}

/** Without the permission to read users nobody's language is known. */
async function languagesOf(ports: ListAdminsNeeds, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const note = () => ports.log.warn("admins-language-not-read");
  try {
    const users = await usersOf(ports, people, note);
    return new Map([...users].flatMap(([id, { language }]) => (language === undefined ? [] : [[id, language]])));
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    note();
    return new Map();
  }
}
