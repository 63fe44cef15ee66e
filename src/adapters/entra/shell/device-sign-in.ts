import { z } from "zod";
import { postForm } from "../post-form.ts";
import type { SignInEnd, SignInTalk } from "./browser-sign-in.ts";
import { readRefusal, requestTokens } from "./request-tokens.ts";
import { shellClaims } from "./shell-claims.ts";
import { shellScope } from "./shell-entra.ts";
import type { ShellEntra } from "./shell-entra.ts";

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code */
const begun = z.object({
  device_code: z.string().min(1),
  user_code: z.string().regex(/^[\w-]{4,20}$/),
  verification_uri: z.url({ protocol: /^https$/ }),
  expires_in: z.coerce.number().positive().max(3_600),
  interval: z.coerce.number().min(1).max(60).catch(5),
});
type Begun = z.infer<typeof begun>;

/** The person enters a code on a page of Entra, on any device; until then we ask for the tokens now and then. @throws GuestlistError `identity-unavailable` */
export async function signInByDevice(entra: ShellEntra, { ask, stop }: Pick<SignInTalk, "ask" | "stop">): Promise<SignInEnd> {
  const { app, send } = entra;
  const url = `${app.cloud.authorityHost}/${app.tenantId}/oauth2/v2.0/devicecode`;
  const answer = await postForm(send, url, { client_id: app.appId, scope: shellScope(entra) });
  const { success, data } = begun.safeParse(answer);
  if (!success) return readRefusal(answer);
  ask({ kind: "enter-code", url: data.verification_uri, code: data.user_code });
  return poll(entra, data, stop);
}

async function poll(entra: ShellEntra, { device_code, expires_in, interval }: Begun, stop: AbortSignal): Promise<SignInEnd> {
  const { clock } = entra;
  const until = Date.parse(clock.later(expires_in * 1_000));
  const grant = { grant_type: "urn:ietf:params:oauth:grant-type:device_code", device_code, claims: shellClaims(undefined) };
  for (let seconds = interval; Date.parse(clock.now()) < until;) {
    const [waited] = await Promise.allSettled([clock.wait(seconds * 1_000, stop)]);
    if (waited.status === "rejected") return { kind: "stopped" };
    const outcome = await requestTokens(entra, grant);
    if (outcome.kind === "tokens" || !isPending(outcome.error)) return outcome;
    // RFC 8628 §3.5
    if (outcome.error === "slow_down") seconds += 5;
  }
  return { kind: "too-late" };
}

function isPending(error: string): boolean {
  return error === "authorization_pending" || error === "slow_down";
}
