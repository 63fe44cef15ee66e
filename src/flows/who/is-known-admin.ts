import type { PersonId } from "../../domain/ids.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { isBotAdmin } from "./is-bot-admin.ts";

/**
 * Whether a person is shown what only administrators can do. It isn't proved: each press proves it again. While Microsoft doesn't answer, or a
 * missing permission hides it, the answer is no.
 */
export async function isKnownAdmin(ports: Pick<Ports, "policy" | "membership">, person: PersonId): Promise<boolean> {
  try {
    return (await isBotAdmin(ports, person, undefined)) === "yes";
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    return false;
  }
}
