import assert from "node:assert/strict";
import { GROUP_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { createGraphWorld, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

describe("transitive members of groups", () => {
  let world: GraphWorld;
  let app: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp({ roles: ["GroupMember.Read.All", "User.Read.All"] });
  });
  afterEach(() => world.tenant.reset());

  const path = `/groups/${GROUP_IDS.staff}/transitiveMembers`;
  const headers = { ConsistencyLevel: "eventual" };
  const named = (body: Json) => body.value.map((each: Json) => [each["@odata.type"], each.displayName]);
  const people = [
    ["#microsoft.graph.user", "Adele Vance"],
    ["#microsoft.graph.user", "Megan Bowen"],
    ["#microsoft.graph.user", "Lee Gu"],
  ];

  it("G173: transitiveMembers goes through groups, and can be cast by an advanced query", async () => {
    assert.deepEqual(named((await app("GET", `${path}?$select=displayName`)).body), [["#microsoft.graph.group", "Sales"], ...people]);
    const cast = await app("GET", `${path}/microsoft.graph.user?$select=displayName&$count=true`, { headers });
    assert.deepEqual([named(cast.body), cast.body["@odata.count"]], [people, 3]);
    assert.equal(refusal(await app("GET", `${path}/microsoft.graph.user`)).code, "Request_UnsupportedQuery");
    assert.equal(refusal(await app("GET", `${path}/microsoft.graph.user`, { headers })).code, "Request_UnsupportedQuery");
    assert.equal((await app("GET", `${path}/microsoft.graph.cat?$count=true`, { headers })).status, 400);
  });

  it("G173: groups that contain each other have each member once", async () => {
    world.tenant.groups.get(GROUP_IDS.sales)?.members.add(GROUP_IDS.staff);
    const { body } = await app("GET", `${path}?$select=id`);
    assert.equal(new Set(body.value.map((each: Json) => each.id)).size, body.value.length);
  });

  it("G173: they are paged", async () => {
    const first = await app("GET", `${path}?$top=3`);
    assert.deepEqual(named((await app("GET", first.body["@odata.nextLink"])).body), [["#microsoft.graph.user", "Lee Gu"]]);
    const cast = await app("GET", `${path}/microsoft.graph.user?$top=2&$count=true`, { headers });
    assert.match(cast.body["@odata.nextLink"], /transitiveMembers\/microsoft\.graph\.user\?/);
  });

  it("G101: without the right to read users only their ids are returned, and without the right to read groups nothing", async () => {
    const blind = await world.asApp({ roles: ["GroupMember.Read.All"] });
    const last = (await blind("GET", `${path}?$select=id,displayName`)).body.value.at(-1);
    assert.deepEqual(last, { "@odata.type": "#microsoft.graph.user", id: PERSON_IDS.lee, displayName: null });
    const other = await world.asApp({ roles: ["User.Read.All"] });
    assert.equal((await other("GET", path)).status, 403);
    assert.equal((await app("GET", "/groups/00000000-0000-4000-8000-000000000000/transitiveMembers")).status, 404);
  });
});
