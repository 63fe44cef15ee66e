import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { checkInviter } from "./sign-in.ts";
import type { Acting } from "./sign-in.ts";

/** Those who stand behind an invitation: who asked, who approved if somebody did, and who of them presses now. */
export interface Senders {
  readonly requester: PersonId;
  readonly approver: PersonId | undefined;
  readonly by: PersonId;
}

/**
 * Whether the tenant lets whoever asked or whoever approved invite: Graph sees the app alone where it posts, and nobody may do
 * through it what they may not. Where a person posts Graph decides. The requester's roles come back as far as they are known.
 * @throws GuestlistError `directory-unavailable` or `throttled`.
 */
export async function checkSenders(
  ports: Pick<Ports, "membership" | "log">,
  { actor, roles: told, isGuest }: Acting,
  { requester, approver, by }: Senders,
): Promise<{ readonly isLet: boolean; readonly roles?: readonly DirectoryRole[] }> {
  const own = requester === by ? told : undefined;
  if (actor.kind === "person") return { isLet: true, ...(own && { roles: own }) };
  const check = async (person: PersonId) =>
    person === by ? checkInviter(ports, person, told, isGuest) : checkInviter(ports, person, undefined);
  const [asked, approved] = await Promise.all([check(requester), approver !== undefined && check(approver)]);
  return { isLet: asked.isLet || (approved && approved.isLet), ...(asked.roles && { roles: asked.roles }) };
}
