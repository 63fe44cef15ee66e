import { invalidRequest } from "./subscription-body.ts";

/** Microsoft: Subscription. A slower endpoint is refused. */
const WAIT_MS = 10_000;

/**
 * G18: Posts `?validationToken=…`: the endpoint answers 200 with the token as plain text within ten seconds.
 * @throws GraphRefusal 400
 */
export async function checkEndpoint(url: string, token: string): Promise<void> {
  const target = new URL(url);
  target.searchParams.set("validationToken", token);
  const problem = await problemOf(target, token);
  if (problem !== undefined) throw invalidRequest(`Subscription validation request failed. ${problem}`);
}

async function problemOf(target: URL, token: string): Promise<string | undefined> {
  try {
    const headers = { "Content-Type": "text/plain; charset=utf-8" };
    const response = await fetch(target, { method: "POST", headers, redirect: "manual", signal: AbortSignal.timeout(WAIT_MS) });
    const text = await response.text();
    if (response.status !== 200) return "Notification endpoint must respond with 200 OK to validation request.";
    const isPlain = response.headers.get("Content-Type")?.toLowerCase().startsWith("text/plain") === true;
    return isPlain && text === token ? undefined : "Must respond with the validation token in plain text.";
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.name === "TimeoutError" ? "The request timed out." : "The remote name could not be resolved or connected to.";
  }
}
