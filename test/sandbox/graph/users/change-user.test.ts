import assert from "node:assert/strict";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const ref = (path: string) => ({ body: { "@odata.id": `https://graph.microsoft.com/v1.0/${path}` } });

describe("changing a user", () => {
  let world: GraphWorld;
  let app: GraphCall;
  const nora = `/users/${GUEST_IDS.nora}`;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp({ roles: ["User.ReadWrite.All"] });
  });
  afterEach(() => world.tenant.reset());

  it("G111: PATCH sets what can be set, and keeps plain texts", async () => {
    const body = { displayName: "Nora B.", accountEnabled: false, usageLocation: "NO", companyName: "Woodgrove" };
    assert.equal((await app("PATCH", nora, { body })).status, 204);
    assert.equal((await app("PATCH", nora, { body: { usageLocation: null, givenName: "Nora" } })).status, 204);
    const { body: after } = await app("GET", `${nora}?$select=displayName,accountEnabled,usageLocation,companyName,givenName`);
    delete after["@odata.context"];
    assert.deepEqual(after, { ...body, usageLocation: null, givenName: "Nora" });
  });

  it("G111: refuses read-only and unknown properties and wrong types, and changes nothing", async () => {
    const message = async (body: unknown) => refusal(await app("PATCH", nora, { body })).message;
    assert.equal(await message({ proxyAddresses: [] }), "Property 'proxyAddresses' is read-only and cannot be set.");
    assert.equal(await message({ externalUserState: "Accepted" }), "Property 'externalUserState' is read-only and cannot be set.");
    assert.equal(await message({ nick: "N" }), "Invalid property 'nick'.");
    assert.equal(await message({ city: 1 }), "Invalid value specified for property 'city' of resource 'User'.");
    assert.equal((await app("PATCH", nora, { body: { displayName: 1 } })).status, 400);
    assert.equal(world.tenant.users.get(GUEST_IDS.nora)?.displayName, "Nora Berg");
  });

  it("G146: accepts only principal names in a domain of the tenant", async () => {
    const change = async (userPrincipalName: string) => app("PATCH", nora, { body: { userPrincipalName } });
    assert.match(refusal(await change("nora@woodgrovebank.com")).message, /verified domain names/);
    assert.equal((await change("nora@CONTOSO.com")).status, 204);
    assert.equal(world.tenant.users.get(GUEST_IDS.nora)?.userPrincipalName, "nora@CONTOSO.com");
  });

  it("G112: needs the permission and, for a person, a role; otherMails have a permission of their own", async () => {
    const patch = async (call: GraphCall, body: unknown, path = nora) => (await call("PATCH", path, { body })).status;
    const adele = await world.asPerson({ scopes: ["User.ReadWrite.All"] });
    assert.equal(await patch(adele, { displayName: "x" }), 403);
    const mails = await world.asApp({ roles: ["User-Mail.ReadWrite.All"] });
    assert.equal(await patch(mails, { otherMails: ["n@home.example"] }), 204);
    assert.equal(await patch(mails, { otherMails: [], displayName: "x" }), 403);
    world.tenant.users.update(PERSON_IDS.grady, { roles: ["fe930be7-5e62-47db-91af-98c3a49a38b1"] });
    const grady = await world.asPerson({ id: PERSON_IDS.grady, scopes: ["User.ReadWrite.All"] });
    assert.equal(await patch(grady, { displayName: "x" }), 204);
    assert.equal(await patch(grady, { displayName: "x" }, `/users/${PERSON_IDS.admin}`), 403);
  });

  describe("sponsors", () => {
    const sponsors = async () => (await app("GET", `${nora}/sponsors?$select=displayName`)).body.value;

    it("G113: are users or groups, at most five, each once", async () => {
      const add = async (path: string) => (await app("POST", `${nora}/sponsors/$ref`, ref(path))).status;
      assert.deepEqual(await sponsors(), [{ "@odata.type": "#microsoft.graph.user", displayName: "MOD Administrator" }]);
      assert.equal(await add(`groups/${GROUP_IDS.sales}`), 204);
      assert.equal(await add(`groups/${GROUP_IDS.sales}`), 400);
      for (const id of [PERSON_IDS.adele, PERSON_IDS.megan, PERSON_IDS.alex]) assert.equal(await add(`users/${id}`), 204);
      assert.equal(await add(`users/${PERSON_IDS.grady}`), 400);
      assert.equal((await sponsors()).length, 5);
    });

    it("G113: can be removed, and are expanded", async () => {
      const expanded = async () => (await app("GET", `${nora}?$select=id&$expand=sponsors($select=displayName)`)).body.sponsors;
      assert.equal((await expanded()).length, 1);
      assert.equal((await app("DELETE", `${nora}/sponsors/${PERSON_IDS.admin}/$ref`)).status, 204);
      assert.equal((await app("DELETE", `${nora}/sponsors/${PERSON_IDS.admin}/$ref`)).status, 404);
      assert.deepEqual(await expanded(), []);
    });

    it("G112: are changed by administrators and apps", async () => {
      const adele = await world.asPerson({ scopes: ["User.ReadWrite.All"] });
      assert.equal((await adele("POST", `${nora}/sponsors/$ref`, ref(`users/${PERSON_IDS.adele}`))).status, 403);
      const blind = await world.asApp({ roles: ["User.Invite.All"] });
      assert.equal((await blind("GET", `${nora}/sponsors`)).status, 403);
    });
  });

  it("G114: $expand adds the manager, the memberships, or nothing for a user without a manager", async () => {
    const user = async (id: string, expansion: string) => (await app("GET", `/users/${id}?$select=id&$expand=${expansion}`)).body;
    assert.equal((await user(PERSON_IDS.adele, "manager($select=id,displayName)")).manager.displayName, "Megan Bowen");
    assert.equal("manager" in (await user(PERSON_IDS.megan, "manager")), false);
    assert.equal((await user(PERSON_IDS.admin, "memberOf")).memberOf[0]["@odata.type"], "#microsoft.graph.directoryRole");
    for (const wrong of ["cats", "manager($levels=2)", "manager($select=cats)"])
      assert.equal((await app("GET", `/users/${PERSON_IDS.adele}?$expand=${wrong}`)).status, 400);
  });
});
