import type { InvitationId } from "../../domain/ids.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { isGuestlistError } from "../../errors.ts";
import { strongAuthNeeded } from "../who/sign-in.ts";
import type { SignedIn, SignInNeeds } from "../who/sign-in.ts";
import { busyRefusal, reasonOf } from "../steps/busy-refusal.ts";
import { gatherFacts } from "./gather-facts.ts";
import type { GatheredFacts, GatherNeeds, Question } from "./gather-facts.ts";

/** The facts can't be collected now; nothing was changed. */
export interface NotGathered {
  readonly kind: "not-gathered";
  readonly refusal: Extract<Refusal, { kind: "strong-auth-needed" | "busy" }>;
}

/** The question of a person who presses. */
export interface SignedInQuestion extends Omit<Question, "by" | "reader" | "inviter" | "tokenClaims"> {
  readonly by: Person;
  readonly acting: SignedIn;
}

/**
 * Collects the facts with the identity of a person who has signed in. If Graph wants that person to prove again who they are, the answer
 * is the refusal that says so; if Microsoft doesn't answer or is too busy, likewise.
 * @throws GuestlistError `directory-refused` or `directory-answer-unexpected`.
 */
export async function gatherSignedIn(
  ports: GatherNeeds & Pick<SignInNeeds, "limits" | "strongSignIn">,
  { by, acting, ...question }: SignedInQuestion,
): Promise<GatheredFacts | NotGathered> {
  const { actor } = acting;
  try {
    return await gatherFacts(ports, { ...question, by: by.id, reader: actor, inviter: actor, tokenClaims: acting });
  } catch (error) {
    return { kind: "not-gathered", refusal: await refusalFor(ports, error, by, question.wanted.id) };
  }
}

async function refusalFor(
  ports: GatherNeeds & Pick<SignInNeeds, "limits" | "strongSignIn">,
  error: unknown,
  by: Person,
  invitation: InvitationId,
): Promise<NotGathered["refusal"]> {
  const busy = busyRefusal(error, ports.clock);
  if (busy) {
    ports.log.warn("microsoft-busy", { invitation, ...reasonOf(error) });
    return busy;
  }
  if (!isGuestlistError(error, "sign-in-challenged")) throw error;
  ports.log.warn("sign-in-challenged", { invitation, person: by.id });
  return strongAuthNeeded(ports, by, error.claims);
}
