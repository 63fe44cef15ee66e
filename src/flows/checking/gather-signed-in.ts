import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { isGuestlistError } from "../../errors.ts";
import { strongAuthNeeded } from "../who/sign-in.ts";
import type { SignedIn, SignInNeeds } from "../who/sign-in.ts";
import { gatherFacts } from "./gather-facts.ts";
import type { GatheredFacts, GatherNeeds, Question } from "./gather-facts.ts";

export interface Challenged {
  readonly kind: "challenged";
  readonly refusal: Extract<Refusal, { kind: "strong-auth-needed" }>;
}

/** The question of a person who presses. */
export interface SignedInQuestion extends Omit<Question, "by" | "reader" | "inviter" | "tokenClaims"> {
  readonly by: Person;
  readonly acting: SignedIn;
}

/**
 * Collects the facts with the identity of a person who has signed in. If Graph wants that person to prove again who they are, the answer
 * is the refusal that says so.
 * @throws GuestlistError as {@link gatherFacts}, except `sign-in-challenged`.
 */
export async function gatherSignedIn(
  ports: GatherNeeds & Pick<SignInNeeds, "strongSignIn">,
  { by, acting, ...question }: SignedInQuestion,
): Promise<GatheredFacts | Challenged> {
  const { actor } = acting;
  try {
    return await gatherFacts(ports, { ...question, by: by.id, reader: actor, inviter: actor, tokenClaims: acting });
  } catch (error) {
    if (!isGuestlistError(error, "sign-in-challenged")) throw error;
    ports.log.warn("sign-in-challenged", { invitation: question.wanted.id, person: by.id });
    return { kind: "challenged", refusal: await strongAuthNeeded(ports, by, error.claims) };
  }
}
