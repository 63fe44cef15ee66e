import type { PersonId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { isBotAdmin } from "./is-bot-admin.ts";
import { signInRefusal } from "./sign-in.ts";

/** "sign-in-refused": the token isn't valid here; "not-checked": a missing permission hides the role or group that could make them one. */
export type NotBotAdmin = "sign-in-needed" | "sign-in-refused" | "not-allowed" | "not-checked";

type Needs = Pick<Ports, "identity" | "membership" | "policy" | "log" | "terms">;

/**
 * Checks by their own token that a person is an administrator of the bot. Undefined if they are, else the reason.
 * @throws GuestlistError as {@link isBotAdmin}, and what the identity port throws.
 */
export async function requireBotAdmin(ports: Needs, person: PersonId, ssoToken: string | undefined): Promise<NotBotAdmin | undefined> {
  if (ssoToken === undefined) return "sign-in-needed";
  const proof = await ports.identity.prove(ssoToken, { id: person, tenantId: ports.terms.tenantId });
  if (proof.kind === "sign-in-again") return "sign-in-needed";
  if (proof.kind === "refused") {
    signInRefusal(ports.log, person, proof.why);
    return "sign-in-refused";
  }
  const isAdmin = await isBotAdmin(ports, person, proof.roles);
  if (isAdmin === "yes") return undefined;
  return isAdmin === "no" ? "not-allowed" : isAdmin;
}
