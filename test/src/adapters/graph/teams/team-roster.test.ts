import assert from "node:assert/strict";
import { findMembership, isInGroup, readOwners } from "../../../../../src/adapters/graph/teams/team-roster.ts";
import { id } from "../../../../build/ids.ts";
import { asAda, asApp, graphUnderTest, problem } from "../graph-under-test.ts";

const guest = id("0b6f4a4c-5a0d-4b0c-8e57-c0de00000011");
const denied = problem(403, "Authorization_RequestDenied");
const member = (userId: string, roles: readonly string[] = []) => ({ id: `membership of ${userId}`, userId, roles });

describe("findMembership", () => {
  it("asks with the documented filter, and compares ids without regard to case", async () => {
    const { graph, sent } = graphUnderTest({ body: { value: [member(guest.toUpperCase())] } });
    assert.deepEqual(await findMembership(graph, asAda, { groupId: "team", user: guest }), { id: `membership of ${guest.toUpperCase()}` });
    const filter = `(microsoft.graph.aadUserConversationMember/userId eq '${guest}')`;
    assert.equal(sent[0]?.url, `https://graph.example/v1.0/teams/team/members?$filter=${encodeURIComponent(filter)}`);
  });

  it("looks on the next page after an empty one", async () => {
    const next = "https://graph.example/v1.0/teams/team/members?$skiptoken=2";
    const { graph } = graphUnderTest({ body: { value: [], "@odata.nextLink": next } }, { body: { value: [member(guest)] } });
    assert.deepEqual(await findMembership(graph, asApp, { groupId: "team", user: guest }), { id: `membership of ${guest}` });
  });

  it("finds nobody, or says that it may not read", async () => {
    const { graph } = graphUnderTest({ body: { value: [] } }, denied);
    assert.deepEqual(await findMembership(graph, asApp, { groupId: "team", user: guest }), { id: undefined });
    assert.equal(await findMembership(graph, asApp, { groupId: "team", user: guest }), "not-checked");
  });
});

describe("isInGroup", () => {
  it("counts a user that the directory doesn't know yet as nobody's member", async () => {
    const { graph } = graphUnderTest(problem(404, "Request_ResourceNotFound"), { body: { value: ["team"] } }, denied);
    const answers = [await isInGroup(graph, "team", guest), await isInGroup(graph, "team", guest), await isInGroup(graph, "team", guest)];
    assert.deepEqual(answers, [false, true, "not-checked"]);
  });
});

describe("readOwners", () => {
  it("asks the group first", async () => {
    const { graph, sent } = graphUnderTest({ body: { value: [{ id: "ADA" }] } });
    assert.deepEqual(
      [await readOwners(graph, "team"), sent[0]?.url],
      [["ada"], "https://graph.example/v1.0/groups/team/owners?$select=id&$top=100"],
    );
  });

  it("reads Teams' list where it may not, page by page", async () => {
    const next = "https://graph.example/v1.0/teams/team/members?$skiptoken=2";
    const { graph } = graphUnderTest(
      denied,
      { body: { value: [member("ADA", ["owner"]), member("ben")], "@odata.nextLink": next } },
      { body: { value: [member("cleo", ["owner"]), member(guest, ["guest"])] } },
    );
    assert.deepEqual(await readOwners(graph, "team"), ["ada", "cleo"]);
  });

  it("doesn't know the owners where it may read neither, or the team is too big", async () => {
    const { graph } = graphUnderTest(denied, denied);
    assert.equal(await readOwners(graph, "team"), "not-checked");
    const endless = {
      body: { value: [member("ada", ["owner"])], "@odata.nextLink": "https://graph.example/v1.0/teams/team/members?$skiptoken=x" },
    };
    const big = graphUnderTest(denied, ...Array.from({ length: 10 }, () => endless));
    assert.equal(await readOwners(big.graph, "team"), "not-checked");
    assert.equal(big.sent.length, 11);
  });
});
