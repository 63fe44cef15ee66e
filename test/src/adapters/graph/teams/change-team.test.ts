import assert from "node:assert/strict";
import { changeTeam } from "../../../../../src/adapters/graph/teams/change-team.ts";
import { asApp, graphUnderTest } from "../graph-under-test.ts";

describe("changeTeam", () => {
  it("sends a POST once, and says when Graph could not be reached", async () => {
    const { graph, finish, sent } = graphUnderTest(new TypeError("fetch failed"));
    const lost = finish(changeTeam(graph, { actor: asApp, path: "/teams/team/members", body: {} }));
    await assert.rejects(lost, { code: "directory-unavailable" });
    assert.equal(sent.length, 1);
  });

  it("gives every answer as it is", async () => {
    const { graph } = graphUnderTest({ status: 404, body: {} });
    assert.equal((await changeTeam(graph, { actor: asApp, path: "/teams/team/members", body: {} })).status, 404);
  });
});
