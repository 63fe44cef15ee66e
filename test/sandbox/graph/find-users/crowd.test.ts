import assert from "node:assert/strict";
import { seedGuests } from "../../../../sandbox/tenant/seed.ts";
import { createGraphWorld, type GraphCall, type GraphWorld } from "../graph-world.ts";

const EVENTUAL = { ConsistencyLevel: "eventual" };

describe("GET /users of a crowd", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  afterEach(() => world.tenant.reset());

  const mails = async (query: string, headers = {}) => (await adele("GET", `/users?$select=mail&${query}`, { headers })).body;

  it("G35: is found by the beginning of a name, and skipped for another", async () => {
    seedGuests(world.tenant, 300);
    const found = async (filter: string) => (await mails(`$top=999&$filter=${filter}`)).value.length;
    assert.equal(await found("startsWith(displayName,'Part')"), 300);
    assert.equal(await found("startsWith(displayName,'partner 3')"), await found("startsWith(mail,'partner-3')"));
    assert.equal(await found("startsWith(displayName,'Adele')"), 1);
    assert.equal(await found("startsWith(displayName,'Adele') or startsWith(mail,'partner-')"), 301);
    assert.equal(await found("startsWith(displayName,'Adele') and startsWith(mail,'partner-')"), 0);
    assert.equal(await found("startsWith(displayName,'Partners')"), 0);
  });

  it("G35: is filtered, counted and paged like other users, and a changed user leaves it", async () => {
    world.tenant.users.seed("member", 50);
    world.tenant.users.seed("pending-guest", 50);
    world.tenant.users.seed("accepted-guest", 5);
    const filter = encodeURIComponent("userType eq 'Guest' and externalUserState eq 'PendingAcceptance'");
    const query = `/users?$select=id,mail&$filter=${filter}&$count=true`;
    const first = await adele("GET", `${query}&$top=30`, { headers: EVENTUAL });
    assert.deepEqual([first.body["@odata.count"], first.body.value.length], [51, 30]);
    const { id, mail } = first.body.value[10];
    world.tenant.users.update(id, { externalUserState: "Accepted", mail: "new@home.example" });
    const rest = await adele("GET", first.body["@odata.nextLink"], { headers: EVENTUAL });
    assert.equal(rest.body.value.length, 21);
    assert.equal((await adele("GET", query, { headers: EVENTUAL })).body["@odata.count"], 50);
    const byMail = async (address: string) =>
      (await adele("GET", `/users?$filter=${encodeURIComponent(`mail eq '${address}'`)}`)).body.value.length;
    assert.deepEqual([await byMail(mail), await byMail("new@home.example")], [0, 1]);
    const prefix = encodeURIComponent("startsWith(mail,'user-')");
    assert.equal((await adele("GET", `/users?$filter=${prefix}&$count=true&$top=1`, { headers: EVENTUAL })).body["@odata.count"], 50);
  });
});
