import assert from "node:assert/strict";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import { createGetWithRetry } from "../../../../src/adapters/teams/get-with-retry.ts";
import { systemClock } from "../../../../src/clock.ts";
import { stubRemote } from "../../../fakes/stub-remote.ts";
import type { StubRemote, StubStep } from "../../../fakes/stub-remote.ts";

describe("createGetWithRetry", () => {
  let remote: StubRemote | undefined;
  afterEach(async () => {
    await remote?.close();
    remote = undefined;
  });

  async function get(...answers: readonly StubStep[]) {
    remote = await stubRemote(...answers);
    const retry = createHttpRetry({ clock: { ...systemClock, random: () => 0 }, limits: { attempts: 2, callLimitMs: 1_000 } });
    return createGetWithRetry(retry, "teams")(remote.url, { authorization: "Bearer token" });
  }

  it("sends the headers and gives the answer", async () => {
    const answer = await get({ status: 404, body: { error: "gone" } });
    assert.deepEqual([answer.status, await answer.json()], [404, { error: "gone" }]);
    assert.equal(remote?.requests[0]?.headers.authorization, "Bearer token");
  });

  it("tries again after an outage", async () => {
    const answer = await get({ status: 503 }, { body: { name: "Sales" } });
    assert.deepEqual([answer.status, remote?.requests.length], [200, 2]);
  });

  it("shows its token to no other address", async () => {
    const answer = await get({ status: 302, headers: { location: "/elsewhere" } });
    assert.deepEqual([answer.status, remote?.requests.length], [302, 1]);
  });

  it("gives an answer without a body", async () => {
    const answer = await get({ status: 204, body: "" });
    assert.deepEqual([answer.status, answer.body], [204, null]);
  });
});
