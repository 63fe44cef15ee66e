import assert from "node:assert/strict";
import { actFor } from "../../../../src/flows/who/act-for.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { at } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const [adele, megan] = [person({ name: "Adele Vance" }), person({ name: "Megan Bowen" })];
const own = invited({ requester: adele });
const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("09:00") } as const;
const approved = invited({ requester: adele, approval: anApproval({ decision }) });
const asPerson = ({ id }: typeof adele) => ({ kind: "person", id, accessToken: `graph:${id}` }) as const;
const notAllowed = { kind: "refused", refusal: { kind: "invitations-not-allowed" } };

function asApp(): FakeOutside {
  const outside = fakeOutside();
  return { ...outside, ports: { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" } } };
}

describe("actFor", () => {
  it("acts as the requester, who needs no sponsor", async () => {
    const { ports } = fakeOutside();
    assert.deepEqual(await actFor(ports, own, adele, `sso:${adele.id}`), { kind: "signed-in", actor: asPerson(adele) });
  });

  it("acts as the approver, with the requester as the guest's sponsor", async () => {
    const { ports } = fakeOutside();
    const expected = { kind: "signed-in", actor: asPerson(megan), sponsor: adele.id };
    assert.deepEqual(await actFor(ports, approved, megan, `sso:${megan.id}`), expected);
  });

  it("acts as the app for the requester and the approver, with the requester as the guest's sponsor", async () => {
    for (const by of [adele, megan]) {
      const expected = { kind: "signed-in", actor: { kind: "app" }, sponsor: adele.id };
      assert.deepEqual(await actFor(asApp().ports, approved, by, `sso:${by.id}`), expected);
    }
  });

  it("passes on the requester's roles if they are known, and no other person's", async () => {
    const outside = fakeOutside();
    for (const { id } of [adele, megan]) outside.identity.roles.set(id, ["guest-inviter"]);
    const ofRequester = await actFor(outside.ports, approved, adele, `sso:${adele.id}`);
    assert.deepEqual("roles" in ofRequester && ofRequester.roles, ["guest-inviter"]);
    assert.ok(!("roles" in (await actFor(outside.ports, approved, megan, `sso:${megan.id}`))));
  });

  it("passes on that the policy lets guests use the bot", async () => {
    const outside = fakeOutside();
    outside.policy.change({ users: { guests: true, groups: [] } });
    const entry = await actFor(outside.ports, own, adele, `sso:${adele.id}`);
    assert.deepEqual(entry, { kind: "signed-in", actor: asPerson(adele), guestsToo: true });
  });

  it("lets the app act where the tenant lets the requester or the approver invite", async () => {
    for (const inviter of [adele, megan]) {
      const outside = asApp();
      outside.membership.policy = "adminsAndGuestInviters";
      outside.membership.roles.set(inviter.id, ["guest-inviter"]);
      assert.equal((await actFor(outside.ports, approved, adele, `sso:${adele.id}`)).kind, "signed-in");
      const withoutApproval = await actFor(outside.ports, own, adele, `sso:${adele.id}`);
      assert.equal(withoutApproval.kind, inviter === adele ? "signed-in" : "refused");
    }
  });

  it("refuses where the tenant lets neither of them invite", async () => {
    const outside = asApp();
    outside.membership.policy = "none";
    assert.deepEqual(await actFor(outside.ports, approved, adele, `sso:${adele.id}`), notAllowed);
  });

  it("leaves it to Graph where a person acts", async () => {
    const outside = fakeOutside();
    outside.membership.policy = "none";
    assert.equal((await actFor(outside.ports, approved, megan, `sso:${megan.id}`)).kind, "signed-in");
  });

  it("passes on why the person isn't signed in", async () => {
    const outside = fakeOutside();
    assert.deepEqual(await actFor(outside.ports, own, adele, "token"), { kind: "refused", refusal: { kind: "sign-in-refused" } });
    outside.identity.expired = true;
    assert.deepEqual(await actFor(outside.ports, own, adele, `sso:${adele.id}`), { kind: "sign-in-needed" });
  });
});
