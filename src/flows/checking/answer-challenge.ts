import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { strongAuthNeeded } from "../who/sign-in.ts";

export interface Challenged {
  readonly kind: "challenged";
  readonly refusal: Extract<Refusal, { kind: "strong-auth-needed" }>;
}

/** Asks Graph as a person. If Graph wants that person to prove again who they are, the answer is the refusal that says so. */
export async function answerChallenge<T>(
  ports: Pick<Ports, "log" | "strongSignIn">,
  { by, about }: { readonly by: Person; readonly about: string },
  asked: Promise<T>,
): Promise<T | Challenged> {
  try {
    return await asked;
  } catch (error) {
    if (!isGuestlistError(error, "sign-in-challenged")) throw error;
    ports.log.warn("sign-in-challenged", { invitation: about, person: by.id });
    return { kind: "challenged", refusal: await strongAuthNeeded(ports, by, error.claims) };
  }
}
