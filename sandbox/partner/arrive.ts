const ownHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const patienceMs = 5_000;

/**
 * After the acceptance, Microsoft sends the partner's browser to the redirect address as it was given. The sandbox goes there itself, if the
 * address is on this machine, and returns where it leads: the browser of somebody who tries the sandbox isn't sent to real pages of Microsoft's
 * without a press. An address that doesn't answer stays as it is.
 */
export async function arrive(redirectUrl: string): Promise<string> {
  if (!ownHosts.has(URL.parse(redirectUrl)?.hostname ?? "")) return redirectUrl;
  // G201
  const headers = { accept: "text/html,application/xhtml+xml" };
  const [answered] = await Promise.allSettled([
    fetch(redirectUrl, { redirect: "manual", headers, signal: AbortSignal.timeout(patienceMs) }),
  ]);
  const location = answered.status === "fulfilled" ? answered.value.headers.get("location") : null;
  return (location !== null && URL.parse(location, redirectUrl)?.href) || redirectUrl;
}
