import assert from "node:assert/strict";
import { z } from "zod";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import { askTeams, serviceAddress } from "../../../../src/adapters/teams/ask-teams.ts";
import { createGetWithRetry } from "../../../../src/adapters/teams/get-with-retry.ts";
import { systemClock } from "../../../../src/clock.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { stubRemote } from "../../../fakes/stub-remote.ts";
import type { StubRemote, StubStep } from "../../../fakes/stub-remote.ts";

const schema = z.object({ name: z.string() });
const endpoints = { botScope: "https://api.botframework.com" };

describe("serviceAddress", () => {
  it("needs no slash at the end of the service URL", () => {
    for (const serviceUrl of ["https://smba.example/emea", "https://smba.example/emea/"]) {
      assert.equal(serviceAddress(serviceUrl, "v3/teams/1"), "https://smba.example/emea/v3/teams/1");
    }
  });
});

describe("askTeams", () => {
  let remote: StubRemote | undefined;
  afterEach(async () => {
    await remote?.close();
    remote = undefined;
  });

  /** Asks a Teams that gives this answer; a call is tried twice, without a pause. */
  async function ask(...answers: readonly StubStep[]) {
    remote = await stubRemote(...answers);
    const retry = createHttpRetry({ clock: { ...systemClock, random: () => 0 }, limits: { attempts: 2, callLimitMs: 1_000 } });
    const appToken = async (scope: string) => `token for ${scope}`;
    return askTeams({ endpoints, appToken, get: createGetWithRetry(retry, "teams") }, `${remote.url}/v3/teams/1`, schema);
  }

  it("reads the answer, and shows the bot's own token", async () => {
    assert.deepEqual(await ask({ body: { name: "Contoso Partners", memberCount: 7 } }), { name: "Contoso Partners" });
    const [asked] = remote?.requests ?? [];
    assert.deepEqual([asked?.method, asked?.path], ["GET", "/v3/teams/1"]);
    assert.equal(asked?.headers.authorization, "Bearer token for https://api.botframework.com/.default");
  });

  for (const status of [403, 404]) {
    it(`knows nothing when Teams answers ${status}`, async () => {
      assert.equal(await ask({ status }), undefined);
    });
  }

  for (const [what, answer] of [
    ["an outage", { status: 500 }],
    ["nothing", { status: 204, body: "" }],
    ["a proxy's page", { body: "<html>sign in</html>" }],
    ["an answer of another shape", { body: { name: 7 } }],
    ["no connection", "hang up"],
  ] as const) {
    it(`says that Teams can't tell after ${what}`, async () => {
      await assert.rejects(ask(answer), { code: "teams-unavailable" });
    });
  }

  it("passes on a long wait, and the reason why the bot has no token", async () => {
    await assert.rejects(ask({ status: 429, headers: { "retry-after": "60" } }), { code: "throttled", retryAfter: 60 });
    const failure = new GuestlistError("identity-unavailable", "Entra is down");
    const options = { endpoints, appToken: async () => Promise.reject(failure), get: async () => assert.fail("nothing to show") };
    await assert.rejects(askTeams(options, "https://smba.example/", schema), failure);
  });
});
