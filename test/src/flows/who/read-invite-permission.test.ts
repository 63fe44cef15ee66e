import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { readInvitePermission } from "../../../../src/flows/who/read-invite-permission.ts";
import { adele, megan } from "../../../build/a-decision.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const asApp = { inviter: { kind: "app" }, requester: adele.id, by: adele.id, tokenClaims: {}, mayAsk: true } as const;
const asAdele = { ...asApp, inviter: { kind: "person", id: adele.id } } as const;
const unread = { roles: "not-checked", isGuest: false } as const;

describe("readInvitePermission, where a person invites in their own name", () => {
  it("reads the tenant's policy only if approvers could be asked instead, and no roles", async () => {
    const { ports, membership } = fakeOutside();
    membership.rolesOf = async () => assert.fail("roles were read");
    assert.deepEqual(await readInvitePermission(ports, asAdele), { invitePolicy: "everyone", rights: [unread] });
    membership.invitePolicy = async () => assert.fail("the policy was read");
    assert.deepEqual(await readInvitePermission(ports, { ...asAdele, mayAsk: false }), { invitePolicy: "not-checked", rights: [unread] });
  });

  it("uses the claims of the requester's token, but not of another person's", async () => {
    const { ports } = fakeOutside();
    const tokenClaims = { roles: ["guest-inviter"], isGuest: true } as const;
    assert.deepEqual((await readInvitePermission(ports, { ...asAdele, tokenClaims })).rights, [tokenClaims]);
    assert.deepEqual((await readInvitePermission(ports, { ...asAdele, tokenClaims, by: megan.id })).rights, [unread]);
  });

  it("does without the tenant's policy while the directory is down", async () => {
    const { ports, membership, log } = fakeOutside();
    membership.invitePolicy = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    assert.equal((await readInvitePermission(ports, asAdele)).invitePolicy, "not-checked");
    assert.deepEqual(log.codes, ["invite-policy-not-read"]);
    membership.invitePolicy = async () => Promise.reject(new TypeError("a mistake of ours"));
    await assert.rejects(readInvitePermission(ports, asAdele), TypeError);
  });
});

describe("readInvitePermission, where the app invites", () => {
  it("reads roles only if the tenant's policy asks for them", async () => {
    const { ports, membership } = fakeOutside();
    membership.rolesOf = async () => assert.fail("roles were read");
    for (const policy of ["none", "everyone", "adminsGuestInvitersAndAllMembers"] as const) {
      membership.policy = policy;
      assert.deepEqual(await readInvitePermission(ports, asApp), { invitePolicy: policy, rights: [unread] });
    }
  });

  for (const policy of ["adminsAndGuestInviters", "not-checked"] as const) {
    it(`reads the requester's and the approver's roles under ${policy}`, async () => {
      const { ports, membership } = fakeOutside();
      membership.policy = policy;
      membership.roles.set(megan.id, ["user-administrator"]);
      const rights = [
        { roles: [], isGuest: false },
        { roles: ["user-administrator"], isGuest: false },
      ];
      assert.deepEqual(await readInvitePermission(ports, { ...asApp, approver: megan.id }), { invitePolicy: policy, rights });
    });
  }

  it("takes the token's word for the roles of the person who presses before it asks the directory", async () => {
    const { ports, membership } = fakeOutside();
    membership.policy = "adminsAndGuestInviters";
    membership.rolesHidden = true;
    const tokenClaims = { roles: ["user-administrator"] } as const;
    const { rights } = await readInvitePermission(ports, { ...asApp, approver: megan.id, by: megan.id, tokenClaims });
    assert.deepEqual(rights, [unread, { roles: ["user-administrator"], isGuest: false }]);
  });

  it("logs who may not invite in the tenant, and the known facts", async () => {
    const { ports, membership, log } = fakeOutside();
    membership.policy = "adminsAndGuestInviters";
    membership.roles.set(megan.id, ["guest-inviter"]);
    await readInvitePermission(ports, { ...asApp, approver: megan.id });
    membership.rolesHidden = true;
    await readInvitePermission(ports, asApp);
    const line = { level: "warn", code: "invitations-not-allowed", person: adele.id, policy: "adminsAndGuestInviters" };
    assert.deepEqual(log.lines, [
      { ...line, roles: "checked" },
      { ...line, roles: "not-checked" },
    ]);
  });

  it("throws while the tenant's policy can't be read: then nobody may be let invite", async () => {
    const { ports, membership } = fakeOutside();
    membership.invitePolicy = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(readInvitePermission(ports, asApp), { code: "directory-unavailable" });
  });
});
