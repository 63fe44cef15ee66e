import { mayNotInvite } from "../../domain/policy/may-invite.ts";
import type { InvitePolicy } from "../../domain/policy/may-invite.ts";
import type { Person } from "../../domain/person.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Preflight } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { checkInviter } from "./sign-in.ts";
import type { Acting } from "./sign-in.ts";

type Needs = Pick<Ports, "membership" | "log">;

/** Whether the tenant lets somebody invite: it does, or only Graph's answer will tell; it doesn't; it lets nobody, not even administrators. */
export interface Leave {
  readonly kind: "open" | "withheld" | "nobody";
  /** Whom Graph is asked as, with the roles that had to be read. */
  readonly acting: Acting;
}

/**
 * Reads what the tenant lets people do, beside the preflight, which tells the roles. Where the app posts the bot must know, for
 * Graph sees the app alone; of somebody who posts as themselves Graph knows.
 * @throws GuestlistError `directory-unavailable` or `throttled`, where the app posts.
 */
export async function prepareLeave(ports: Needs, acting: Acting, person: Person): Promise<(preflight: Preflight) => Leave> {
  if (acting.actor.kind === "app") {
    const leave = await ofWhomTheAppActsFor(ports, acting, person);
    return () => leave;
  }
  const policy = await readPolicy(ports);
  return (preflight) => ({ kind: ofPerson(policy, acting, preflight), acting });
}

async function ofWhomTheAppActsFor(ports: Needs, acting: Acting, { id }: Person): Promise<Leave> {
  if ((await ports.membership.invitePolicy()) === "none") return { kind: "nobody", acting };
  const { isLet, roles } = await checkInviter(ports, id, acting.roles, acting.isGuest);
  return { kind: isLet ? "open" : "withheld", acting: { ...acting, ...(roles && { roles }) } };
}

function ofPerson(policy: InvitePolicy | "not-checked", { roles: told, isGuest }: Acting, { requester }: Preflight): Leave["kind"] {
  if (policy === "none") return "nobody";
  const read = requester === "not-checked" ? requester : requester.roles;
  const roles = read === "not-checked" ? (told ?? read) : read;
  return mayNotInvite(policy, roles, isGuest ? "guest" : "member") ? "withheld" : "open";
}

/** A help, no condition: Graph decides about people itself. */
async function readPolicy({ membership, log }: Needs): Promise<InvitePolicy | "not-checked"> {
  try {
    return await membership.invitePolicy();
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    log.error("invite-policy-not-read", error);
    return "not-checked";
  }
}
