import type { DirectoryRole } from "../domain/directory-role.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Ports } from "../ports/ports.ts";
import { checkInviter } from "./act-as.ts";
import type { Acting } from "./act-as.ts";

/** Those who stand behind an approved invitation. */
interface Senders {
  readonly requester: PersonId;
  readonly approver: PersonId;
}

/**
 * Whether the tenant lets whoever asked or whoever approved invite: Graph sees the app alone where it posts, and nobody may do
 * through it what they may not. Where a person posts Graph decides. The requester's roles come back if they had to be read.
 * @throws GuestlistError `directory-unavailable` or `throttled`.
 */
export async function checkSenders(
  ports: Pick<Ports, "membership" | "log">,
  { actor, sponsor, roles }: Acting,
  { requester, approver }: Senders,
): Promise<{ readonly isLet: boolean; readonly roles?: readonly DirectoryRole[] }> {
  if (actor.kind === "person") return { isLet: true };
  const told = (person: PersonId) => (person === sponsor ? roles : undefined);
  const [asked, approved] = await Promise.all([requester, approver].map((person) => checkInviter(ports, person, told(person))));
  return { isLet: [asked, approved].some((one) => one?.isLet === true), ...(asked?.roles && { roles: asked.roles }) };
}
