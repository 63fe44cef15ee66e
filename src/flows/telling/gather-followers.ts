import type { Follower, Recipient } from "../../domain/follower.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { noticeRules } from "../../domain/notice.ts";
import type { NoticeKind } from "../../domain/notice.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "followers" | "directory" | "clock" | "log">;

export interface Gathered {
  /** People who follow already. */
  readonly stored: readonly Follower[];
  /** Colleagues from the form who are not stored as followers yet. */
  readonly picked: readonly Follower[];
}

/**
 * The followers of an invitation: people who asked for the same partner, and colleagues that the requester picked. Colleagues are looked
 * up before their first notice; guests and unknown ids among them are left out.
 */
export async function gatherFollowers(ports: Needs, invitation: Invitation, notice: NoticeKind): Promise<Gathered> {
  const stored = await ports.followers.of(invitation.id);
  if (!noticeRules[notice].hear.includes("colleague")) return { stored, picked: [] };
  const known = new Set<PersonId>([invitation.requester.id, ...stored.map(({ person }) => person.id)]);
  const wanted = (invitation.options.colleagues ?? []).filter((colleague) => !known.has(colleague));
  return { stored, picked: wanted.length === 0 ? [] : await colleagues(ports, invitation, wanted, notice) };
}

type Picked = readonly PersonId[];

async function colleagues(ports: Needs, invitation: Invitation, picked: Picked, notice: NoticeKind): Promise<readonly Follower[]> {
  const since = ports.clock.now();
  const people = await lookUp(ports, invitation, picked, notice);
  return people.map((person) => ({ invitation: invitation.id, person, why: "colleague", since }));
}

/** Colleagues who can't be read, or that the app may not read, have no names; they still get their notice. */
async function lookUp(
  { directory, log }: Needs,
  invitation: Invitation,
  picked: Picked,
  notice: NoticeKind,
): Promise<readonly Recipient[]> {
  const nameless = picked.map((id) => asRecipient(invitation, id, ""));
  try {
    const unread = new Set<string>();
    const users = await directory.findByIds({ kind: "app" }, picked, { onUnread: (id) => unread.add(id) });
    const members = users.filter(({ userType }) => userType !== "Guest");
    const leftOut = picked.length - members.length - unread.size;
    if (leftOut > 0) log.warn("colleague-not-told", { invitation: invitation.id, count: leftOut });
    if (unread.size > 0) log.warn("colleague-not-checked", { invitation: invitation.id });
    const named = members.map(({ id, displayName, language }) => asRecipient(invitation, id, displayName, language));
    return [...named, ...nameless.filter(({ id }) => unread.has(id))];
  } catch (error) {
    if (!canDoWithoutNames(error, notice)) throw error;
    log.warn("colleague-not-checked", { invitation: invitation.id });
    return nameless;
  }
}

/** "Invited" can wait until the directory answers again. For other notices the other followers must not wait. */
function canDoWithoutNames(error: unknown, notice: NoticeKind): boolean {
  return isGuestlistError(error, "directory-refused") || (isGuestlistError(error) && notice !== "invited");
}

/** A colleague without a language in the directory most likely has the requester's. */
function asRecipient({ requester }: Invitation, id: PersonId, name: string, language = requester.locale): Recipient {
  return { id, name, locale: language, timeZone: requester.timeZone };
}
