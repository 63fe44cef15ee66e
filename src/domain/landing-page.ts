import { redirectProblem } from "./field-checks.ts";
import type { InviteOptions } from "./invite-options.ts";

/**
 * The page where the partner ends up after accepting. The policy and the cards speak of this page alone, never of an address of ours that
 * only forwards to it.
 */
export function landingPageOf({ redirectUrl }: Pick<InviteOptions, "redirectUrl">): string {
  return redirectUrl;
}

/**
 * The page to which a browser may be sent; undefined if what is stored is none. It was checked when it was asked for, and is checked again:
 * a database can be changed behind our back, and was filled by earlier releases.
 */
export function pageToForwardTo(options: Pick<InviteOptions, "redirectUrl">): string | undefined {
  const page = landingPageOf(options);
  return redirectProblem(page) === "redirect-malformed" ? undefined : URL.parse(page)?.href;
}
