import { createEntraFetch } from "../../../../../src/adapters/entra/entra-fetch.ts";
import type { ShellEntra } from "../../../../../src/adapters/entra/shell/shell-entra.ts";
import { createTenantKeys } from "../../../../../src/adapters/entra/tenant-keys.ts";
import { createHttpRetry } from "../../../../../src/adapters/http-retry.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";
import { finishOn } from "../../../../fakes/finish-on.ts";
import { scriptedFetch } from "../../../../fakes/scripted-fetch.ts";
import type { FetchStep } from "../../../../fakes/scripted-fetch.ts";
import { ada, appId, keysAnswer, metadataAnswer, ssoToken, tenantId } from "../entra-under-test.ts";
import type { Claims, TokenFlaws } from "../entra-under-test.ts";

const authority = "https://login.example";

/** An ID token of Ada's; undefined claims are left out. */
export async function idToken(claims: Claims = {}, flaws: TokenFlaws = {}): Promise<string> {
  const names = { name: "Ada", preferred_username: "ada@contoso.com" };
  return ssoToken({ scp: undefined, azp: undefined, acct: undefined, ...names, ...claims }, flaws);
}

/** What the token endpoint gives a person who signed in. */
export async function tokensAnswer(more: Readonly<Record<string, unknown>> = {}, claims: Claims = {}) {
  const tokens = { access_token: "graph-token", refresh_token: "refresh-token", id_token: await idToken(claims) };
  return { body: { token_type: "Bearer", expires_in: 3_600, ...tokens, ...more } };
}

/** The real adapter's parts, and an Entra that plays the given steps; keys are always there. */
export function shellEntraUnderTest(...steps: readonly FetchStep[]) {
  const clock = new FakeClock();
  const [posts, metadata, keys] = [scriptedFetch(...steps), scriptedFetch(metadataAnswer), scriptedFetch(keysAnswer)];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.endsWith("/keys")) return keys.fetch(input, init);
    return (url.endsWith("openid-configuration") ? metadata : posts).fetch(input, init);
  };
  const app = {
    ...{ tenantId, appId },
    cloud: {
      ...{ authorityHost: authority, instanceDiscovery: false, graphScope: "https://graph.microsoft.com/.default" },
      userTokenIssuers: [`${authority}/{tenantId}/v2.0`, "https://sts.windows.net/{tenantId}/"],
    },
  };
  const send = createEntraFetch({ retry: createHttpRetry({ clock, limits: { spreadMs: 0 } }), fetch });
  const entra: ShellEntra = { app, send, keys: createTenantKeys(app, send), clock };
  const forms = () => posts.sent.map(({ body }) => Object.fromEntries(new URLSearchParams(String(body))));
  return { entra, clock, finish: finishOn(clock), forms, sent: posts.sent, person: ada.id };
}
