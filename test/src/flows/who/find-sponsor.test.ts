import assert from "node:assert/strict";
import { findSponsor } from "../../../../src/flows/who/find-sponsor.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = id("11111111-1111-4111-8111-111111111111");
const sam = id("22222222-2222-4222-8222-222222222222");

function tenant() {
  const outside = fakeOutside();
  outside.directory.add({ id: adele, displayName: "Adele Vance", mail: "adele@contoso.com", userType: "Member", language: "fr-FR" });
  outside.directory.add({ id: sam, displayName: "Sam Rivera", mail: "sam@fabrikam.com", userType: "Guest" });
  outside.directory.types.set(adele, "Member");
  return outside;
}

describe("findSponsor", () => {
  it("finds a member by their address, or their id in any case", async () => {
    const { ports } = tenant();
    const sponsor = { kind: "sponsor", id: adele, name: "Adele Vance", language: "fr-FR" };
    for (const typed of ["adele@contoso.com", adele, adele.toUpperCase()]) assert.deepEqual(await findSponsor(ports, typed), sponsor);
  });

  it("takes no guest and nobody unknown", async () => {
    const { ports } = tenant();
    assert.deepEqual(await findSponsor(ports, "sam@fabrikam.com"), { kind: "guest" });
    assert.deepEqual(await findSponsor(ports, sam), { kind: "guest" });
    assert.deepEqual(await findSponsor(ports, "nobody@contoso.com"), { kind: "stranger" });
    assert.deepEqual(await findSponsor(ports, "33333333-3333-4333-8333-333333333333"), { kind: "stranger" });
  });

  it("takes nobody who may not use the bot", async () => {
    const { ports, policy } = tenant();
    policy.change({ users: { guests: false, groups: ["legal"] } });
    assert.deepEqual(await findSponsor(ports, adele), { kind: "not-allowed" });
  });
});
