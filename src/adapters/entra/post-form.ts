import type { EntraFetch } from "./entra-fetch.ts";
import { failedAnswer, unavailable } from "./unavailable.ts";

/**
 * Sends a form to Entra and returns its JSON, that of a refusal included; undefined if it wasn't JSON.
 * @throws GuestlistError `identity-unavailable`
 */
export async function postForm(send: EntraFetch, url: string, form: Readonly<Record<string, string>>): Promise<unknown> {
  const body = new URLSearchParams(form).toString();
  const [sent] = await Promise.allSettled([
    send(url, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body }),
  ]);
  if (sent.status === "rejected") throw unavailable("Entra could not be reached", sent.reason);
  if (sent.value.status >= 500) throw failedAnswer(sent.value);
  const [read] = await Promise.allSettled([sent.value.json()]);
  return read.status === "fulfilled" ? read.value : undefined;
}
