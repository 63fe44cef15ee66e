import assert from "node:assert/strict";
import { GuestlistError } from "../../src/errors.ts";
import { createProblems } from "../../src/problems.ts";
import { watchSignIn, watchToken } from "../../src/watch-problems.ts";
import { id } from "../build/ids.ts";
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

describe("watchSignIn", () => {
  const place = { teamsId: "29:adele", conversation: id("a:adele"), serviceUrl: "https://smba.example/", botId: "28:bot" };
  const resource = { connection: "graph", link: "https://token.example", exchange: { id: "1", uri: "api://botid-app", providerId: "aad" } };
  const refusal = (status: number) => new GuestlistError("identity-misconfigured", `The token service answered ${status}`, { status });

  function watched(answers: readonly (GuestlistError | typeof resource)[]) {
    const log = new RecordingLog();
    const problems = createProblems(log);
    const left = [...answers];
    const page = watchSignIn(
      {
        token: async () => "token",
        async resource() {
          const answer = left.shift() ?? resource;
          if (answer instanceof GuestlistError) throw answer;
          return answer;
        },
      },
      problems,
    );
    return { log, problems, page };
  }

  it("says once, with the fix, that there is no such OAuth connection, until the token service knows it", async () => {
    const { log, problems, page } = watched([refusal(404), refusal(400)]);
    for (const status of [404, 400]) await assert.rejects(page.resource(place), { status });
    assert.deepEqual([problems.list(), log.codes], [["oauth-connection-missing"], ["problem-found"]]);
    assert.match(String(log.lines[0]?.["fix"]), /OAUTH_CONNECTION_NAME/);
    assert.deepEqual(await page.resource(place), resource);
    assert.deepEqual(problems.list(), []);
    assert.equal(await page.token(place, "123456"), "token");
  });

  it("says nothing of the connection when the bot's own token is refused, or the token service doesn't answer", async () => {
    const unavailable = new GuestlistError("teams-unavailable", "The token service could not be reached");
    const failures = [refusal(401), refusal(403), unavailable, refusal(404)];
    const { log, problems, page } = watched(failures);
    for (const failure of failures.slice(0, 3)) await assert.rejects(page.resource(place), failure);
    assert.deepEqual(log.codes, []);
    problems.report("token-refused");
    await assert.rejects(page.resource(place), { status: 404 });
    assert.deepEqual(problems.list(), ["token-refused"]);
  });
});
