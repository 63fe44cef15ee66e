import type { InviteOptions } from "./invite-options.ts";

/**
 * The page where the partner ends up after accepting. The policy and the cards speak of this page alone, never of an address of ours that
 * only forwards to it.
 */
export function landingPageOf({ redirectUrl }: Pick<InviteOptions, "redirectUrl">): string {
  return redirectUrl;
}
