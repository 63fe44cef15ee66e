import type { Invitation } from "../../domain/invitation.ts";
import { landingPageOf } from "../../domain/landing-page.ts";
import type { Ports } from "../../ports/ports.ts";

/** Where Microsoft sends the partner after the acceptance: to our page, which forwards to the landing page, or to the landing page itself. */
export function redirectOf({ welcomePage }: Pick<Ports, "welcomePage">, { id, options }: Pick<Invitation, "id" | "options">): string {
  return welcomePage.addressFor(id) ?? landingPageOf(options);
}
