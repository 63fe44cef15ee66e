import assert from "node:assert/strict";
import { ClientSecretCredential } from "@azure/identity";
import { isGuestlistError } from "../../../../src/errors.ts";
import { createTokenTransport } from "../../../../src/adapters/entra/token-transport.ts";
import { scriptedFetch } from "../../../fakes/scripted-fetch.ts";
import type { FetchStep } from "../../../fakes/scripted-fetch.ts";
import { appId, msalMetadata, tenantId, tokenAnswer } from "./entra-under-test.ts";

/** The library's own credential with our transport. */
function credentialOn(...tokens: readonly FetchStep[]) {
  const remotes = { metadata: scriptedFetch(msalMetadata), tokens: scriptedFetch(...tokens) };
  const transport = createTokenTransport(async (url, init) =>
    remotes[new URL(url).pathname.endsWith("/token") ? "tokens" : "metadata"].fetch(url, init),
  );
  const settings = { authorityHost: "https://login.example", disableInstanceDiscovery: true, ...transport.options };
  const credential = new ClientSecretCredential(tenantId, appId, "secret", settings);
  return { transport, sent: remotes.tokens.sent, get: () => credential.getToken("https://graph.microsoft.com/.default") };
}

describe("createTokenTransport", () => {
  it("carries the library's requests and answers", async () => {
    const { get, sent, transport } = credentialOn(tokenAnswer("app-token"));
    assert.deepEqual([(await get()).token, transport.failure()], ["app-token", undefined]);
    assert.deepEqual([sent[0]?.method, sent.length], ["POST", 1]);
    assert.match(String(sent[0]?.body), /client_secret=secret/);
  });

  it("keeps the connection's failure, which the library would hide, and lets nothing repeat the request", async () => {
    const reset = new TypeError("fetch failed");
    const { get, sent, transport } = credentialOn(reset);
    await assert.rejects(get());
    assert.deepEqual([transport.failure(), sent.length], [reset, 1]);
  });

  it("treats an answer of 500 or more as a failure, so that the library doesn't remember it, and forgets the failure with the next", async () => {
    const { get, transport } = credentialOn({ status: 503, headers: { "retry-after": "90" } }, tokenAnswer("app-token"));
    await assert.rejects(get());
    const failure = transport.failure();
    assert.ok(isGuestlistError(failure, "identity-unavailable"));
    assert.deepEqual([failure.message, failure.retryAfter], ["Entra answered 503", 90]);
    assert.deepEqual([(await get()).token, transport.failure()], ["app-token", undefined]);
  });
});
