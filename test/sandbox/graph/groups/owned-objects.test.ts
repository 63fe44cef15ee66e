import assert from "node:assert/strict";
import { GROUP_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { createGraphWorld, type GraphWorld } from "../graph-world.ts";

describe("ownedObjects", () => {
  let world: GraphWorld;
  before(async () => {
    world = await createGraphWorld();
  });
  afterEach(() => world.tenant.reset());

  it("G199: are the person's groups; without the right to read groups only types and ids are told", async () => {
    const blind = await world.asPerson({ id: PERSON_IDS.megan, scopes: ["User.Read"] });
    const [hidden, ...others] = (await blind("GET", "/me/ownedObjects")).body.value;
    const shown = [hidden["@odata.type"], hidden.id, hidden.displayName, hidden.resourceProvisioningOptions, others];
    assert.deepEqual(shown, ["#microsoft.graph.group", GROUP_IDS.sales, null, null, []]);
    const reader = await world.asPerson({ id: PERSON_IDS.admin, scopes: ["User.Read", "GroupMember.Read.All"] });
    const owned = (await reader("GET", "/me/ownedObjects")).body.value;
    assert.deepEqual(
      owned.map(({ displayName, resourceProvisioningOptions }: Json) => [displayName, resourceProvisioningOptions]),
      [
        ["Partners approvers", []],
        ["Contoso staff", []],
        ["Contoso Partners", ["Team"]],
      ],
    );
  });

  it("G199: come in pages, and follow the switch", async () => {
    world.tenant.control.patch({ teamOwners: ["MeganB@contoso.com"] });
    const megan = await world.asPerson({ id: PERSON_IDS.megan, scopes: ["User.Read.All", "Group.Read.All"] });
    const first = (await megan("GET", "/me/ownedObjects?$top=1")).body;
    const second = (await megan("GET", first["@odata.nextLink"])).body;
    assert.deepEqual(
      [first.value[0].displayName, second.value[0].displayName, second["@odata.nextLink"]],
      ["Sales", "Contoso Partners", undefined],
    );
  });

  it("G199: of others need User.Read.All; the app has none of its own", async () => {
    const path = `/users/${PERSON_IDS.megan}/ownedObjects`;
    const app = await world.asApp({ roles: ["User.Read.All"] });
    assert.equal((await app("GET", path)).body.value[0].id, GROUP_IDS.sales);
    assert.equal((await app("GET", "/me/ownedObjects")).status, 400);
    assert.equal((await (await world.asApp({ roles: ["GroupMember.Read.All"] }))("GET", path)).status, 403);
    assert.equal(
      (await (await world.asPerson({ scopes: ["TeamMember.ReadWriteNonOwnerRole.All"] }))("GET", "/me/ownedObjects")).status,
      403,
    );
    assert.equal((await (await world.asPerson())("GET", "/me/ownedObjects/microsoft.graph.group")).status, 400);
  });
});
