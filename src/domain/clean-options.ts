import { canonicalUrl } from "./canonical-url.ts";
import { cleanName, cleanText } from "./clean-text.ts";
import type { InviteOptions } from "./invite-options.ts";

/** Stored options as the form reads them today. They were once stored as typed, and cards showed something else than what was sent. */
export function cleanOptions({ displayName = "", message = "", redirectUrl, ...others }: InviteOptions): InviteOptions {
  const name = cleanName(displayName);
  const words = cleanText(message);
  return {
    ...(name !== "" && { displayName: name }),
    ...(words !== "" && { message: words }),
    ...others,
    redirectUrl: canonicalUrl(redirectUrl),
  };
}
