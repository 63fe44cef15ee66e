import { openHere } from "./open-here.ts";

/**
 * After the acceptance, Microsoft sends the partner's browser to the redirect address as it was given. The sandbox goes there itself, if the
 * address is on this machine, and returns where it leads: the browser of somebody who tries the sandbox isn't sent to real pages of Microsoft's
 * without a press. An address that doesn't answer stays as it is.
 */
export async function arrive(redirectUrl: string): Promise<string> {
  const answer = await openHere(redirectUrl);
  const location = answer?.headers.get("location") ?? null;
  // G201
  return (location !== null && URL.parse(location, redirectUrl)?.href) || redirectUrl;
}
