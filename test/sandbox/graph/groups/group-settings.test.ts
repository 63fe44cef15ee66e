import assert from "node:assert/strict";
import { GROUP_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { createGraphWorld, type GraphCall, type GraphWorld } from "../graph-world.ts";

const TEAM = `/groups/${GROUP_IDS.team}/settings`;

describe("settings of groups", () => {
  let world: GraphWorld;
  let app: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp({ roles: ["GroupSettings.Read.All"] });
  });
  afterEach(() => world.tenant.reset());

  const valuesAt = async (path: string) =>
    (await app("GET", path)).body.value.map((each: Json) => [
      each.displayName,
      each.values.find(({ name }: Json) => name === "AllowToAddGuests")?.value,
    ]);

  for (const [teamGuests, tenant, team] of [
    ["allowed", [], []],
    ["access-off", [], []],
    ["tenant", [["Group.Unified", "false"]], []],
    ["team", [], [["Group.Unified.Guest", "false"]]],
    ["label", [], [["Group.Unified.Guest", "false"]]],
  ] as const) {
    it(`G198: say who forbids guests, and exist only then: ${teamGuests}`, async () => {
      world.tenant.control.patch({ teamGuests });
      assert.deepEqual([await valuesAt("/groupSettings"), await valuesAt(TEAM)], [tenant, team]);
      assert.deepEqual(await valuesAt(`/groups/${GROUP_IDS.sales}/settings`), []);
    });
  }

  it("G198: need a permission of their own", async () => {
    const blind = await world.asApp({ roles: ["GroupMember.Read.All"] });
    for (const path of ["/groupSettings", TEAM]) assert.equal((await blind("GET", path)).status, 403);
    assert.equal((await app("GET", "/groups/00000000-0000-4000-8000-000000000000/settings")).status, 404);
  });
});
