import assert from "node:assert/strict";
import { readGroupsOf, readPeopleIn } from "../../../../src/adapters/graph/group-members.ts";
import { id } from "../../../build/ids.ts";
import { graphUnderTest, problem } from "./graph-under-test.ts";

const ada = id("ada");
const forbidden = problem(403, "Authorization_RequestDenied");
const user = (name: string, more = {}) => ({ "@odata.type": "#microsoft.graph.user", id: name.toUpperCase(), displayName: name, ...more });

describe("readGroupsOf", () => {
  it("asks for twenty groups at a time, as the app, and gives their ids as they were asked for", async () => {
    const groups = Array.from({ length: 41 }, (_, index) => `group-${index}`);
    const { graph, sent } = graphUnderTest({ body: { value: ["GROUP-3"] } }, { body: { value: [] } }, { body: { value: ["group-40"] } });
    assert.deepEqual(await readGroupsOf(graph, ada, groups), ["group-3", "group-40"]);
    assert.equal(sent[0]?.url, "https://graph.example/v1.0/users/ada/checkMemberGroups");
    assert.equal(sent[0].headers.get("authorization"), "Bearer token-of-app");
    assert.equal(sent.length, 3);
  });

  it("asks nothing about no groups", async () => {
    const { graph, sent } = graphUnderTest();
    assert.deepEqual([await readGroupsOf(graph, ada, []), sent.length], [[], 0]);
  });

  it("knows no groups when only some of them could be read", async () => {
    const groups = Array.from({ length: 21 }, (_, index) => `group-${index}`);
    assert.equal(await readGroupsOf(graphUnderTest({ body: { value: ["group-3"] } }, forbidden).graph, ada, groups), "not-checked");
  });

  it("finds a person that isn't in the directory in no group", async () => {
    assert.deepEqual(await readGroupsOf(graphUnderTest(problem(404, "Request_ResourceNotFound")).graph, ada, ["group"]), []);
  });

  it("ignores groups that it didn't ask for", async () => {
    assert.deepEqual(await readGroupsOf(graphUnderTest({ body: { value: ["another"] } }).graph, ada, ["group"]), []);
  });

  it("leaves outages to the caller", async () => {
    const { graph, finish } = graphUnderTest(problem(503, "ServiceUnavailable"));
    await assert.rejects(finish(readGroupsOf(graph, ada, ["group"])), { code: "directory-unavailable" });
  });
});

describe("readPeopleIn", () => {
  it("gives people who are no guests, by ids in lower case, and neither groups nor devices", async () => {
    const value = [
      user("Ada", { userType: "Member" }),
      user("Sam", { userType: "Guest" }),
      { "@odata.type": "#microsoft.graph.group", id: "g", displayName: "Sales" },
      { "@odata.type": "#microsoft.graph.device", id: "d" },
      user("Grace"),
    ];
    const { graph, sent } = graphUnderTest({ body: { value } });
    assert.deepEqual(await readPeopleIn(graph, "group", 20), [
      { id: "ada", name: "Ada" },
      { id: "grace", name: "Grace" },
    ]);
    assert.equal(sent[0]?.url, "https://graph.example/v1.0/groups/group/transitiveMembers?$select=id%2CdisplayName%2CuserType&$top=200");
  });

  it("says that it couldn't check when a permission hides the group, or people's names", async () => {
    assert.equal(await readPeopleIn(graphUnderTest(forbidden).graph, "group", 20), "not-checked");
    const nameless = { body: { value: [user("Ada", { displayName: null })] } };
    assert.equal(await readPeopleIn(graphUnderTest(nameless).graph, "group", 20), "not-checked");
  });

  it("leaves outages to the caller", async () => {
    const { graph, finish } = graphUnderTest(problem(503, "ServiceUnavailable"));
    await assert.rejects(finish(readPeopleIn(graph, "group", 20)), { code: "directory-unavailable" });
  });
});
