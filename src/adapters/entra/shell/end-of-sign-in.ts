import { GuestlistError } from "../../../errors.ts";
import type { ShellSignInOutcome } from "../../../ports/identity.ts";
import type { SignInEnd } from "./browser-sign-in.ts";
import { checkPerson } from "./check-person.ts";
import { holdTokens } from "./held-tokens.ts";
import type { Tokens } from "./request-tokens.ts";
import type { ShellEntra } from "./shell-entra.ts";
import { shellOutcome } from "./shell-outcome.ts";

/**
 * Checks who signed in, and holds their tokens. `ask` signs in once more, where a challenge can be answered.
 * @throws GuestlistError `identity-unavailable`
 */
export async function endOfSignIn(
  entra: ShellEntra,
  outcome: SignInEnd,
  ask?: (claims: string | undefined) => Promise<SignInEnd>,
): Promise<ShellSignInOutcome> {
  if (outcome.kind === "refused") return shellOutcome(entra, outcome);
  if (outcome.kind !== "tokens") return outcome;
  const { tokens, nonce } = outcome;
  const checked = await checkPerson(entra, tokens.idToken ?? "", nonce);
  if (checked.kind === "refused") return checked;
  const { person } = checked;

  async function again(claims: string | undefined): Promise<Tokens> {
    const next = (await ask?.(claims)) ?? { kind: "too-late" };
    const found = next.kind === "tokens" ? await checkPerson(entra, next.tokens.idToken ?? "", next.nonce) : undefined;
    if (next.kind === "tokens" && found?.kind === "person" && found.person.id === person.id) return next.tokens;
    throw new GuestlistError("sign-in-challenged", "The person did not sign in again", claims === undefined ? {} : { claims });
  }

  const { graphToken, renew } = holdTokens(entra, tokens, ask && again);
  return { kind: "signed-in", session: { person, graphToken, ...(ask && { renew }) } };
}
