import assert from "node:assert/strict";
import { createTenant } from "../../../sandbox/tenant/create-tenant.ts";
import { seedCrowds } from "../../../sandbox/tenant/seed.ts";
import { ordinalOfAddress, ordinalOfSeededId, seededId } from "../../../sandbox/directory/seeded-user.ts";
import type { Tenant } from "../../../sandbox/tenant/tenant.ts";

describe("a crowd of users", () => {
  let tenant: Tenant;
  let start: number;
  beforeEach(() => {
    tenant = createTenant({ seed: 1 });
    start = tenant.users.size;
    seedCrowds(tenant, { members: 100, guests: 50, acceptedGuests: 10 });
  });

  it("is added at once, in order, with the same ids every time", () => {
    const { users } = tenant;
    assert.equal(users.size, start + 160);
    assert.deepEqual(
      [0, 100, 150].map((place) => users.at(start + place)?.user).map((user) => [user?.userType, user?.externalUserState]),
      [
        ["Member", null],
        ["Guest", "PendingAcceptance"],
        ["Guest", "Accepted"],
      ],
    );
    assert.equal(users.at(start + 160), undefined);
    const id = users.at(start + 7)?.user.id ?? "";
    assert.deepEqual(users.get(id), users.at(start + 7)?.user);
    assert.equal(users.list().length, start + 160);
  });

  it("is found by every address, and by principal name", () => {
    const guest = tenant.users.at(start + 120)?.user;
    for (const address of [guest?.mail, guest?.userPrincipalName, guest?.proxyAddresses[0], guest?.mail?.toUpperCase()])
      assert.deepEqual(tenant.users.owners(address ?? ""), [guest]);
    assert.equal(tenant.users.find(guest?.userPrincipalName ?? "")?.ordinal, start + 120);
    assert.equal(tenant.users.owners(`user-${start + 3}@contoso.onmicrosoft.com`).length, 1);
    for (const nobody of ["partner-1@northwind.example", `partner-${start + 3}@northwind.example`, "partner-9999@northwind.example"])
      assert.deepEqual(tenant.users.owners(nobody), []);
  });

  it("loses a user who changes, and finds them only by the new address", () => {
    const { id = "", mail = "" } = tenant.users.at(start + 110)?.user ?? {};
    tenant.users.update(id, { mail: "new@home.example", otherMails: [], proxyAddresses: [] });
    assert.deepEqual([tenant.users.owners(mail ?? "").length, tenant.users.owners("new@home.example").length], [0, 1]);
    tenant.users.remove(id);
    assert.deepEqual([tenant.users.get(id), tenant.users.removed().length], [undefined, 1]);
    tenant.users.purge(id);
    assert.deepEqual([tenant.users.recordOf(id), tenant.users.at(start + 110), tenant.users.size], [undefined, undefined, start + 160]);
    assert.throws(() => tenant.users.restore(id), /no deleted user/);
  });

  it("is one entry of the log, and counts as many changes", () => {
    const { changes } = tenant.users;
    assert.deepEqual([changes.length, changes.at(1)?.id, changes.at(160)?.id], [160, seededId(start), seededId(start + 159)]);
    assert.deepEqual([changes.at(0), changes.at(161)], [undefined, undefined]);
    assert.deepEqual([changes.lengthAt(0), changes.lengthAt(Date.now() + 1_000)], [0, 160]);
  });

  it("has stretches, separated by the users who left it", () => {
    tenant.users.update(seededId(start + 20), { displayName: "Somebody" });
    const stretches = [...tenant.users.stretches(start)].map(({ sample, end }) => end - sample.ordinal);
    assert.deepEqual(stretches, [20, 1, 79, 50, 10]);
  });
});

describe("ids and addresses of a crowd", () => {
  it("contain their place, and other ids don't", () => {
    for (const place of [0, 1, 777, 999_999, 2 ** 31]) assert.equal(ordinalOfSeededId(seededId(place)), place);
    assert.equal(ordinalOfSeededId("87d349ed-44d7-43e1-9a83-5f2406dee5bd"), undefined);
    assert.deepEqual(["partner-7@northwind.example", "user-8@contoso.com", "ada@contoso.com"].map(ordinalOfAddress), [7, 8, undefined]);
  });
});
