import assert from "node:assert/strict";
import { PERSON_IDS, TENANT_ID } from "../../../sandbox/directory/well-known.ts";
import { createEntraWorld, type EntraWorld } from "./entra-world.ts";

const REDIRECT = "https://guestlist.example/sign-in/consented";

describe("admin consent", () => {
  let world: EntraWorld;
  before(async () => {
    world = await createEntraWorld();
  });
  beforeEach(() => {
    world.tenant.app.redirectUris.push(REDIRECT);
  });
  afterEach(() => world.tenant.reset());

  const sentBack = ({ location }: { readonly location: string | null }) => Object.fromEntries(new URL(location ?? "").searchParams);
  const path = (version: string, more = {}) =>
    `/${TENANT_ID}${version}/adminconsent?${new URLSearchParams({ client_id: world.tenant.app.appId, redirect_uri: REDIRECT, state: "s2", ...more })}`;

  for (const version of ["", "/v2.0"]) {
    it(`E108: an administrator grants what the app is registered for: ${version || "v1"}`, async () => {
      world.tenant.app.granted.application.clear();
      world.tenant.control.patch({ consented: false });
      const link = path(version, { scope: "https://graph.microsoft.com/Mail.Send" });
      assert.match((await world.get(link)).body, /Pick an account/);
      assert.match((await world.post(link, { person: PERSON_IDS.admin })).body, /Permissions requested/);
      const back = sentBack(await world.post(link, { person: PERSON_IDS.admin, consent: "yes" }));
      assert.deepEqual([back["admin_consent"], back["tenant"], back["state"]], ["True", TENANT_ID, "s2"]);
      assert.deepEqual(
        [
          world.tenant.app.granted.application.has("User.Invite.All"),
          world.tenant.app.granted.delegated.has("Mail.Send"),
          world.tenant.control.settings.consented,
        ],
        [true, true, true],
      );
    });
  }

  it("E113: the older page needs no redirect address", async () => {
    const bare = (version: string) => `/${TENANT_ID}${version}/adminconsent?client_id=${world.tenant.app.appId}`;
    const back = await world.post(bare(""), { person: PERSON_IDS.admin, consent: "yes" });
    assert.match(back.location ?? "", /^https:\/\/token\.botframework\.com\/.*admin_consent=True/);
    assert.match((await world.get(bare("/v2.0"))).body, /AADSTS900144/);
  });

  it("E108: others can't, and a refusal is reported", async () => {
    assert.match((await world.post(path(""), { person: PERSON_IDS.adele })).body, /AADSTS90094/);
    assert.equal(sentBack(await world.post(path(""), { person: PERSON_IDS.admin, consent: "no" }))["error"], "access_denied");
    assert.equal((await world.get("/fabrikam.com/adminconsent")).status, 400);
  });
});
