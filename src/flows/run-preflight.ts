import type { Invitation } from "../domain/invitation.ts";
import type { EndingRefusal } from "../domain/refusal.ts";
import { isGuestlistError } from "../errors.ts";
import type { Preflight } from "../ports/directory.ts";
import type { Ports } from "../ports/ports.ts";
import { strongAuthNeeded } from "./act-as.ts";
import type { Acting } from "./act-as.ts";
import { checkColleagues } from "./check-colleagues.ts";

type Needs = Pick<Ports, "directory" | "log" | "strongSignIn">;

export type Looked =
  { readonly kind: "looked"; readonly preflight: Preflight } | { readonly kind: "refused"; readonly refusal: EndingRefusal };

/** Looks around before anything is created. When Graph wants the requester to prove anew who they are, that is the answer. */
export async function runPreflight(
  { directory, log, strongSignIn }: Needs,
  { actor }: Pick<Acting, "actor">,
  { id, email, requester, options }: Pick<Invitation, "id" | "email" | "requester" | "options">,
): Promise<Looked> {
  try {
    const [preflight, refusal] = await Promise.all([
      directory.preflight(actor, { email, requester: requester.id }),
      checkColleagues({ directory, log }, actor, { id, options }),
    ]);
    return refusal ? { kind: "refused", refusal } : { kind: "looked", preflight };
  } catch (error) {
    if (!isGuestlistError(error, "sign-in-challenged")) throw error;
    log.warn("sign-in-challenged", { invitation: id, person: requester.id });
    return { kind: "refused", refusal: await strongAuthNeeded({ strongSignIn }, requester, error.claims) };
  }
}
