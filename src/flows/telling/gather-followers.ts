import type { Follower, Recipient } from "../../domain/follower.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { noticeRules } from "../../domain/notice.ts";
import type { NoticeKind } from "../../domain/notice.ts";
import { isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../ports/directory.ts";
import type { Ports } from "../../ports/ports.ts";
import { asUserId } from "../checking/check-colleagues.ts";

type Needs = Pick<Ports, "followers" | "directory" | "clock" | "log">;

export interface Gathered {
  /** Those who follow already. */
  readonly stored: readonly Follower[];
  /** Colleagues picked on the form who are not written down yet. */
  readonly picked: readonly Follower[];
}

/**
 * Everybody but the requester who hears of an invitation: those who asked for the same partner, and the colleagues that
 * the requester picked, who are looked up when they are told for the first time. Guests and strangers among them are not told.
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

/** Where the app may not read users, nobody's name is known; they can be told all the same. */
async function lookUp(
  { directory, log }: Needs,
  invitation: Invitation,
  picked: Picked,
  notice: NoticeKind,
): Promise<readonly Recipient[]> {
  const nameless = picked.map((id) => asRecipient(invitation, id, ""));
  try {
    const users = await directory.findByIds({ kind: "app" }, picked.map(asUserId));
    const members = users.filter(({ userType }) => userType !== "Guest");
    if (members.length < picked.length)
      log.warn("colleague-not-told", { invitation: invitation.id, count: picked.length - members.length });
    return members.map(({ id, displayName, language }) => asRecipient(invitation, asPersonId(id), displayName, language));
  } catch (error) {
    if (!canDoWithoutNames(error, notice)) throw error;
    log.warn("colleague-not-checked", { invitation: invitation.id });
    return nameless;
  }
}

/** That it went out can be told a little later; for the end of it nobody else shall wait until the directory answers again. */
function canDoWithoutNames(error: unknown, notice: NoticeKind): boolean {
  return isGuestlistError(error, "directory-refused") || (isGuestlistError(error) && notice !== "invited");
}

/** Who has chosen no language in the directory most likely shares the requester's. */
function asRecipient({ requester }: Invitation, id: PersonId, name: string, language = requester.locale): Recipient {
  return { id, name, locale: language, timeZone: requester.timeZone };
}

function asPersonId(id: DirectoryUser["id"]): PersonId {
  return id as string as PersonId;
}
