import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { EndingRefusal } from "../../domain/refusal.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Preflight } from "../../domain/preflight.ts";
import type { PreflightQuestion } from "../../ports/directory.ts";
import type { Ports } from "../../ports/ports.ts";
import { strongAuthNeeded } from "../who/sign-in.ts";
import type { Acting } from "../who/sign-in.ts";
import { checkColleagues } from "./check-colleagues.ts";

type Needs = Pick<Ports, "directory" | "log" | "strongSignIn">;

export type Looked =
  { readonly kind: "looked"; readonly preflight: Preflight } | { readonly kind: "refused"; readonly refusal: EndingRefusal };

interface Ways extends Pick<PreflightQuestion, "countGuests"> {
  /** Who acts, if it isn't the requester. */
  readonly by?: Person;
}

/** Looks around before anything is created. When Graph wants whoever acts to prove anew who they are, that is the answer. */
export async function runPreflight(
  { directory, log, strongSignIn }: Needs,
  { actor }: Pick<Acting, "actor">,
  { id, email, requester, options }: Pick<Invitation, "id" | "email" | "requester" | "options">,
  { by = requester, ...also }: Ways = {},
): Promise<Looked> {
  try {
    const [preflight, refusal] = await Promise.all([
      directory.preflight(actor, { email, requester: requester.id, ...also }),
      checkColleagues({ directory, log }, actor, { id, options }),
    ]);
    return refusal ? { kind: "refused", refusal } : { kind: "looked", preflight };
  } catch (error) {
    if (!isGuestlistError(error, "sign-in-challenged")) throw error;
    log.warn("sign-in-challenged", { invitation: id, person: by.id });
    return { kind: "refused", refusal: await strongAuthNeeded({ strongSignIn }, by, error.claims) };
  }
}
