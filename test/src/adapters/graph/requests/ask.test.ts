import assert from "node:assert/strict";
import { ask } from "../../../../../src/adapters/graph/requests/ask.ts";
import { GuestlistError } from "../../../../../src/errors.ts";
import { asApp, graphUnderTest, problem } from "../graph-under-test.ts";

const request = { actor: asApp, path: "/users/ada" };

describe("ask", () => {
  it("gives every answer back, refusals too", async () => {
    const { graph } = graphUnderTest(problem(403, "Authorization_RequestDenied"));
    assert.equal((await ask(graph, request)).status, 403);
  });

  it("says that Graph can't be reached, with the cause", async () => {
    const cause = new TypeError("fetch failed");
    const { graph, finish } = graphUnderTest(cause);
    await assert.rejects(finish(ask(graph, request)), { code: "directory-unavailable", cause });
  });

  it("leaves a failure of ours unchanged", async () => {
    const failure = new GuestlistError("throttled", "graph asks us to wait", { retryAfter: 300 });
    const { graph } = graphUnderTest();
    await assert.rejects(ask({ ...graph, send: async () => Promise.reject(failure) }, request), failure);
  });
});
