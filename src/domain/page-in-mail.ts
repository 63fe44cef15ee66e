import type { Invitation } from "./invitation.ts";

/**
 * The page that Microsoft's mail names: the landing page, or the origin of our page that forwards to it ({@link ./landing-page.ts}). What
 * was posted counts, not what is configured now.
 */
export function pageInMail({ options, forwarder }: Pick<Invitation, "options" | "forwarder">): string {
  return forwarder ?? options.redirectUrl;
}
