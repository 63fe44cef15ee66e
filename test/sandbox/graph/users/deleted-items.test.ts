import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, invitation, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const DAY = 24 * 60 * 60 * 1000;
const LIST = "/directory/deletedItems/microsoft.graph.user";
const ITEM = `/directory/deletedItems/${GUEST_IDS.nora}`;

describe("deleted users", () => {
  let world: GraphWorld;
  let app: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp();
  });
  beforeEach(async () => {
    assert.equal((await app("DELETE", `/users/${GUEST_IDS.nora}`)).status, 204);
  });
  afterEach(() => world.tenant.reset());

  const listed = async (query = "") => (await app("GET", `${LIST}${query}`)).body.value.map(({ id }: { id: string }) => id);

  it("G107: are listed, found by address, and read by id; their principal name begins with the id", async () => {
    assert.deepEqual(await listed(`?$filter=${encodeURIComponent("mail eq 'NORA.berg@woodgrovebank.com'")}`), [GUEST_IDS.nora]);
    assert.deepEqual(await listed(`?$filter=${encodeURIComponent("proxyAddresses/any(p:p eq 'SMTP:nora.berg@woodgrovebank.com')")}`), [
      GUEST_IDS.nora,
    ]);
    assert.deepEqual(await listed(`?$filter=${encodeURIComponent("mail eq 'a@b.example'")}`), []);
    const { body } = await app("GET", `${ITEM}?$select=userPrincipalName,deletedDateTime`);
    assert.match(body.userPrincipalName, /^0b6f4a4c5a0d4b0c8e57c0de00000012nora\.berg_/);
    assert.match(body.deletedDateTime, /^20\d\d-.*Z$/);
    assert.equal((await app("GET", `${LIST}?$filter=companyName eq 'x'`)).status, 400);
    assert.equal((await app("GET", `${LIST}?$orderby=mail`)).status, 400);
  });

  it("G108: are restored unchanged, with their groups, and delta reports it", async () => {
    const { body } = await app("GET", "/users/delta?$select=id,mail&$deltatoken=latest");
    assert.equal((await app("POST", `${ITEM}/restore`)).body.id, GUEST_IDS.nora);
    assert.equal((await app("GET", `/users/${GUEST_IDS.nora}`)).status, 200);
    assert.deepEqual((await app("GET", body["@odata.deltaLink"])).body.value, [
      { id: GUEST_IDS.nora, mail: "nora.berg@woodgrovebank.com" },
    ]);
    assert.equal((await app("POST", `${ITEM}/restore`)).status, 404);
  });

  it("G108: can't be restored when their name was taken meanwhile", async () => {
    const { body } = await app("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: "nora.berg@woodgrovebank.com" }) });
    assert.notEqual(body.invitedUser.id, GUEST_IDS.nora);
    assert.equal(refusal(await app("POST", `${ITEM}/restore`)).code, "Request_BadRequest");
  });

  it("G109: can be deleted for good, and delta reports `deleted`", async () => {
    const { body } = await app("GET", "/users/delta?$deltatoken=latest");
    assert.equal((await app("DELETE", ITEM)).status, 204);
    assert.deepEqual((await app("GET", body["@odata.deltaLink"])).body.value, [{ id: GUEST_IDS.nora, "@removed": { reason: "deleted" } }]);
    assert.equal((await app("GET", ITEM)).status, 404);
  });

  it("G109: are deleted for good after 30 days of directory time", async () => {
    world.tenant.clock.advance(30 * DAY + 1_000);
    assert.deepEqual(await listed(), []);
    assert.equal(world.tenant.users.recordOf(GUEST_IDS.nora), undefined);
  });

  it("G110: a person needs a role in addition to the permission", async () => {
    const restore = async (id: string) =>
      (await (await world.asPerson({ id, scopes: ["User.DeleteRestore.All"] }))("POST", `${ITEM}/restore`)).status;
    assert.equal(await restore(PERSON_IDS.adele), 403);
    assert.equal(await restore(PERSON_IDS.admin), 200);
    const blind = await world.asApp({ roles: ["User.Invite.All"] });
    assert.equal((await blind("GET", LIST)).status, 403);
  });
});
