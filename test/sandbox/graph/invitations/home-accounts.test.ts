import assert from "node:assert/strict";
import { ticketOf } from "../../../../sandbox/partner/redeem-url.ts";
import { redeem } from "../../../../sandbox/partner/redeem.ts";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, invitation, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

describe("two addresses of one account in the partner's home tenant", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  beforeEach(() => void world.tenant.control.patch({ homeAccounts: ["ada@tailspintoys.com=a.lovelace@tailspintoys.com"] }));
  afterEach(() => world.tenant.reset());

  const invite = (email: string, more = {}) =>
    adele("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: email, ...more }) });
  const addressesOf = (id: string) => {
    const { mail, otherMails, proxyAddresses } = world.tenant.users.get(id) ?? {};
    return { mail, otherMails, proxyAddresses };
  };

  it("G180: are one guest: the second invitation answers the pending guest of the first", async () => {
    const first = await invite("ada@tailspintoys.com");
    const second = await invite("A.Lovelace@tailspintoys.com", { invitedUserDisplayName: "Somebody else", sendInvitationMessage: true });
    assert.deepEqual([second.status, second.body.status, second.body.invitedUser], [201, "PendingAcceptance", first.body.invitedUser]);
    assert.deepEqual(addressesOf(first.body.invitedUser.id), {
      mail: "ada@tailspintoys.com",
      otherMails: ["ada@tailspintoys.com", "A.Lovelace@tailspintoys.com"],
      proxyAddresses: ["SMTP:ada@tailspintoys.com", "smtp:A.Lovelace@tailspintoys.com"],
    });
    assert.equal(world.tenant.users.get(first.body.invitedUser.id)?.displayName, "ada");
    assert.deepEqual(
      world.tenant.mailbox.list().map(({ to }) => to),
      ["A.Lovelace@tailspintoys.com"],
    );
  });

  it("G180: nobody is found by the second address before it was invited, and the guest afterwards", async () => {
    await invite("ada@tailspintoys.com");
    const filter = "/users?$filter=proxyAddresses/any(p:p eq 'smtp:a.lovelace@tailspintoys.com')&$select=mail";
    assert.deepEqual((await adele("GET", filter)).body.value, []);
    await invite("a.lovelace@tailspintoys.com");
    assert.deepEqual((await adele("GET", filter)).body.value, [{ mail: "ada@tailspintoys.com" }]);
  });

  it("G180: an accepted guest stays accepted, and gets the address once", async () => {
    world.tenant.control.patch({ homeAccounts: ["sam@fabrikam.com=sam.rivera@fabrikam.com"] });
    await invite("sam@fabrikam.com", { sendInvitationMessage: true });
    const { body } = await invite("sam@fabrikam.com");
    assert.deepEqual([body.invitedUser.id, world.tenant.users.get(GUEST_IDS.sam)?.externalUserState], [GUEST_IDS.sam, "Accepted"]);
    assert.deepEqual(addressesOf(GUEST_IDS.sam).otherMails, ["sam.rivera@fabrikam.com", "sam@fabrikam.com"]);
    assert.deepEqual(world.tenant.mailbox.list(), []);
  });

  it("G180: is refused like the guest itself when accepted guests can't be invited again", async () => {
    world.tenant.control.patch({ homeAccounts: ["sam@fabrikam.com=sam.rivera@fabrikam.com"], acceptedReinvite: "refused" });
    assert.match(
      refusal(await invite("sam@fabrikam.com")).message,
      new RegExp(`already exists in the directory as object ID: ${GUEST_IDS.sam}`),
    );
  });

  it("G180: either address redeems, with either link", async () => {
    await invite("ada@tailspintoys.com");
    const { body } = await invite("a.lovelace@tailspintoys.com");
    const outcome = redeem(world.tenant, { ticket: ticketOf(body.inviteRedeemUrl) ?? "", account: "ada@tailspintoys.com" });
    assert.equal(outcome.kind, "ok");
    assert.equal(world.tenant.users.get(body.invitedUser.id)?.externalUserState, "Accepted");
  });

  it("G180: after a deletion the second address makes a new guest", async () => {
    const first = await invite("ada@tailspintoys.com");
    world.tenant.users.remove(first.body.invitedUser.id);
    const second = await invite("a.lovelace@tailspintoys.com");
    assert.notEqual(second.body.invitedUser.id, first.body.invitedUser.id);
  });

  it("G180: an employee with the other address is no guest", async () => {
    world.tenant.control.patch({ homeAccounts: ["lee.gu@tailspintoys.com=lee@tailspintoys.com"] });
    const { body } = await invite("lee@tailspintoys.com");
    assert.notEqual(body.invitedUser.id, PERSON_IDS.lee);
  });

  it("G180: the guests of the start have a second address each", async () => {
    world.tenant.reset();
    const ids = [await invite("s.rivera@fabrikam.com"), await invite("n.berg@woodgrovebank.com")].map(({ body }) => body.invitedUser.id);
    assert.deepEqual(ids, [GUEST_IDS.sam, GUEST_IDS.nora]);
  });
});
