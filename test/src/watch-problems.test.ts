import assert from "node:assert/strict";
import { GuestlistError } from "../../src/errors.ts";
import { createProblems } from "../../src/problems.ts";
import { watchToken } from "../../src/watch-problems.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

describe("watchToken", () => {
  it("reports a refused token, until every scope has one again", async () => {
    const problems = createProblems(new RecordingLog());
    const refused = new Set(["graph", "teams"]);
    const token = watchToken(async (scope) => {
      if (refused.has(scope)) throw new GuestlistError("identity-misconfigured", "AADSTS7000222");
      return `token for ${scope}`;
    }, problems);
    for (const scope of ["graph", "teams"]) await assert.rejects(token(scope), { code: "identity-misconfigured" });
    assert.deepEqual(problems.list(), ["token-refused"]);
    refused.delete("teams");
    assert.equal(await token("teams"), "token for teams");
    assert.deepEqual(problems.list(), ["token-refused"]);
    refused.clear();
    assert.equal(await token("graph"), "token for graph");
    assert.deepEqual(problems.list(), []);
  });

  it("reports nothing when Entra can't be reached", async () => {
    const problems = createProblems(new RecordingLog());
    const failure = new GuestlistError("identity-unavailable", "Entra could not be reached");
    await assert.rejects(watchToken(async () => Promise.reject(failure), problems)("graph"), failure);
    assert.deepEqual(problems.list(), []);
  });
});
