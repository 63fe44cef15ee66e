import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS, ROLES } from "../../../../sandbox/directory/well-known.ts";
import { API_URL, createGraphWorld, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const DENIED = { status: 403, code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation." };

const notFound = (key: string) => ({
  ...{ status: 404, code: "Request_ResourceNotFound" },
  message: `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
});

describe("one user", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  afterEach(() => world.tenant.reset());

  describe("GET /users/{key}", () => {
    it("G14: returns the user state only when it is selected", async () => {
      const path = `/users/${GUEST_IDS.nora}`;
      assert.equal("externalUserState" in (await adele("GET", path)).body, false);
      const select = "id,externalUserState,externalUserStateChangeDateTime,creationType";
      assert.deepEqual((await adele("GET", `${path}?$select=${select}`)).body, {
        "@odata.context": `${API_URL}/v1.0/$metadata#users(${select})/$entity`,
        id: GUEST_IDS.nora,
        externalUserState: "PendingAcceptance",
        externalUserStateChangeDateTime: "2026-01-19T15:40:10Z",
        creationType: "Invitation",
      });
    });

    it("G45: finds by user principal name, its # encoded", async () => {
      const { body } = await adele("GET", "/users/nora.berg_woodgrovebank.com%23EXT%23@contoso.onmicrosoft.com");
      assert.equal(body.id, GUEST_IDS.nora);
    });

    it("G45: finds no user by another address, and no unknown user", async () => {
      for (const key of ["nora.berg@woodgrovebank.com", "00000000-0000-4000-8000-000000000000"]) {
        assert.deepEqual(refusal(await adele("GET", `/users/${key}`)), notFound(key));
      }
    });

    it("G45: also accepts the key in parentheses, with doubled quotes", async () => {
      assert.equal((await adele("GET", `/users('${GUEST_IDS.nora}')?$select=id`)).body.id, GUEST_IDS.nora);
      world.tenant.users.update(PERSON_IDS.lee, { userPrincipalName: "$o'lee@contoso.com" });
      assert.equal((await adele("GET", "/users('%24o''lee%40contoso.com')?$select=id")).body.id, PERSON_IDS.lee);
      assert.equal((await adele("GET", `/users('${GUEST_IDS.nora}')/sponsors`)).body.value.length, 1);
      assert.equal((await adele("PUT", `/users('${GUEST_IDS.nora}')`)).status, 405);
    });

    it("G43: refuses unknown properties and query options", async () => {
      assert.equal((await adele("GET", `/users/${GUEST_IDS.nora}?$select=nick`)).status, 400);
      assert.equal((await adele("GET", `/users/${GUEST_IDS.nora}?$filter=x`)).status, 400);
    });

    it("G9: needs a permission; User.Read is enough to read oneself", async () => {
      const call = await world.asPerson({ scopes: ["User.Read"] });
      assert.deepEqual(refusal(await call("GET", `/users/${PERSON_IDS.megan}`)), DENIED);
      const { body } = await call("GET", `/users/${PERSON_IDS.adele}?$select=userType`);
      assert.equal(body.userType, "Member");
    });

    it("G46: shows guests only themselves", async () => {
      const sam = await world.asPerson({ id: GUEST_IDS.sam });
      assert.deepEqual(refusal(await sam("GET", `/users/${PERSON_IDS.adele}`)), DENIED);
      assert.equal((await sam("GET", `/users/${GUEST_IDS.sam}`)).status, 200);
    });

    it("G44: hides properties that User.ReadBasic.All doesn't cover", async () => {
      const call = await world.asApp({ roles: ["User.ReadBasic.All"] });
      const { body } = await call("GET", `/users/${GUEST_IDS.nora}?$select=displayName,userType`);
      assert.deepEqual([body.displayName, body.userType], ["Nora Berg", null]);
    });
  });

  describe("GET /me", () => {
    it("G47: is the person of the token", async () => {
      const { body } = await adele("GET", "/me?$select=id,mail,userType");
      assert.deepEqual(body, {
        "@odata.context": `${API_URL}/v1.0/$metadata#users(id,mail,userType)/$entity`,
        ...{ id: PERSON_IDS.adele, mail: "AdeleV@contoso.com", userType: "Member" },
      });
    });

    it("G47: is refused for an app", async () => {
      assert.deepEqual(refusal(await (await world.asApp())("GET", "/me")), {
        ...{ status: 400, code: "BadRequest" },
        message: "/me request is only valid with delegated authentication flow.",
      });
    });

    it("G9: needs User.Read", async () => {
      const call = await world.asPerson({ scopes: ["User.Invite.All"] });
      assert.deepEqual(refusal(await call("GET", "/me")), DENIED);
    });
  });

  describe("DELETE /users/{id}", () => {
    const remove = async (id: string, call: GraphCall) => (await call("DELETE", `/users/${id}`)).status;
    const admin = () => world.asPerson({ id: PERSON_IDS.admin, scopes: ["User.DeleteRestore.All"] });

    it("G48: hides the user", async () => {
      assert.equal(await remove(GUEST_IDS.nora, await admin()), 204);
      assert.deepEqual(refusal(await adele("GET", `/users/${GUEST_IDS.nora}`)), notFound(GUEST_IDS.nora));
      assert.equal(await remove(GUEST_IDS.nora, await admin()), 404);
    });

    it("G9: needs the permission, and for a person a role", async () => {
      assert.equal(await remove(GUEST_IDS.nora, adele), 403);
      assert.equal(await remove(GUEST_IDS.nora, await world.asPerson({ scopes: ["User.DeleteRestore.All"] })), 403);
      assert.equal(await remove(GUEST_IDS.nora, await world.asApp()), 204);
    });

    it("G48: lets only a global administrator delete users with a role", async () => {
      world.tenant.users.update(PERSON_IDS.megan, { roles: [ROLES.userAdministrator] });
      const megan = await world.asPerson({ id: PERSON_IDS.megan, scopes: ["User.ReadWrite.All"] });
      assert.deepEqual([await remove(PERSON_IDS.grady, await world.asApp()), await remove(PERSON_IDS.grady, megan)], [403, 403]);
      assert.equal(await remove(GUEST_IDS.sam, megan), 204);
      assert.equal(await remove(PERSON_IDS.grady, await admin()), 204);
    });
  });
});
