import assert from "node:assert/strict";
import { readOwnedTeams } from "../../../../../src/adapters/graph/teams/owned-teams.ts";
import type { PersonActor } from "../../../../../src/ports/identity.ts";
import { id } from "../../../../build/ids.ts";
import { batchOf, graphUnderTest, itemsOf, problem } from "../graph-under-test.ts";

const ada: PersonActor = { kind: "person", id: id("ada"), accessToken: "token-of-ada" };
const group = (name: string, more = {}) => ({
  "@odata.type": "#microsoft.graph.group",
  id: name.toUpperCase(),
  displayName: name,
  ...more,
});
const team = (name: string) => group(name, { resourceProvisioningOptions: ["Team"] });
const hidden = (name: string) => ({ ...group(name), displayName: null, resourceProvisioningOptions: null });

describe("readOwnedTeams", () => {
  it("asks as the person, without a cast or a filter, follows pages, and sorts teams by name", async () => {
    const next = "https://graph.example/v1.0/me/ownedObjects?$skiptoken=2";
    const application = { "@odata.type": "#microsoft.graph.application", id: "app" };
    const { graph, retry, sent } = graphUnderTest(
      { body: { value: [team("Partners"), application, group("List", { resourceProvisioningOptions: [] })], "@odata.nextLink": next } },
      { body: { value: [team("Board")] } },
    );
    assert.deepEqual(await readOwnedTeams({ graph, retry }, ada), [
      { groupId: "board", name: "Board" },
      { groupId: "partners", name: "Partners" },
    ]);
    assert.deepEqual([sent[0]?.url, sent[1]?.url, sent.length], ["https://graph.example/v1.0/me/ownedObjects", next, 2]);
    assert.equal(sent[0]?.headers.get("authorization"), "Bearer token-of-ada");
  });

  it("looks up as the app what the person's token may not read", async () => {
    const known = batchOf({
      ONE: { body: team("One") },
      TWO: { body: group("Two", { resourceProvisioningOptions: [] }) },
      THREE: { status: 404 },
    });
    const { graph, retry, sent } = graphUnderTest({ body: { value: [hidden("One"), hidden("Two"), hidden("Three")] } }, known);
    assert.deepEqual(await readOwnedTeams({ graph, retry }, ada), [{ groupId: "one", name: "One" }]);
    assert.equal(itemsOf(sent[1])[0]?.url, "/groups/ONE?$select=id%2CdisplayName%2CresourceProvisioningOptions");
    assert.equal(sent[1]?.headers.get("authorization"), "Bearer token-of-app");
  });

  it("says when neither may read", async () => {
    const denied = problem(403, "Authorization_RequestDenied");
    for (const steps of [
      [denied],
      [problem(400, "Request_UnsupportedQuery")],
      [{ body: { value: [hidden("One")] } }, batchOf({ ONE: denied })],
    ]) {
      const { graph, retry } = graphUnderTest(...steps);
      assert.equal(await readOwnedTeams({ graph, retry }, ada), "not-checked");
    }
  });

  it("returns 25 teams at most", async () => {
    const teams = Array.from({ length: 30 }, (_, index) => team(`Team ${String(index).padStart(2, "0")}`));
    const { graph, retry } = graphUnderTest({ body: { value: teams } });
    const found = await readOwnedTeams({ graph, retry }, ada);
    assert.deepEqual([found.length, found !== "not-checked" && found.at(-1)?.name], [25, "Team 24"]);
  });
});
