import type { InviteOptions } from "./invite-options.ts";

/** The page that Microsoft's mail names, as Graph got it. It may forward to the page where the partner ends up: {@link ./landing-page.ts}. */
export function pageInMail({ redirectUrl }: Pick<InviteOptions, "redirectUrl">): string {
  return redirectUrl;
}
