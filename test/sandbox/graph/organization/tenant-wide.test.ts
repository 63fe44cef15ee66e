import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { API_URL, createGraphWorld, invitation, refusal, type GraphWorld } from "../graph-world.ts";

describe("the tenant's lists and policies", () => {
  let world: GraphWorld;
  before(async () => {
    world = await createGraphWorld();
  });
  afterEach(() => world.tenant.reset());

  const as = (...roles: string[]) => world.asApp({ roles });

  it("G115: /domains has unverified domains too, named by id", async () => {
    const { body } = await (await as("Domain.Read.All"))("GET", "/domains?$select=id,isVerified,isInitial");
    assert.deepEqual(body.value, [
      { id: "contoso.onmicrosoft.com", isVerified: true, isInitial: true },
      { id: "contoso.com", isVerified: true, isInitial: false },
      { id: "contoso.co.uk", isVerified: true, isInitial: false },
      { id: "contoso.example", isVerified: false, isInitial: false },
    ]);
    assert.equal((await (await as("User.Read.All"))("GET", "/domains")).status, 403);
    assert.equal((await (await as("Domain.Read.All"))("GET", "/domains?$filter=isVerified eq true")).status, 400);
  });

  it("G116: a guest with a contact's address is created without proxy addresses", async () => {
    const call = await as("OrgContact.Read.All", "User.Invite.All");
    const filter = encodeURIComponent("mail eq 'legal@lucernepublishing.com'");
    assert.equal((await call("GET", `/contacts?$filter=${filter}`)).body.value[0].displayName, "Legal desk (Lucerne Publishing)");
    const { body } = await call("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: "Legal@lucernepublishing.com" }) });
    assert.deepEqual(world.tenant.users.get(body.invitedUser.id)?.proxyAddresses, []);
    assert.equal((await (await as("User.Read.All"))("GET", "/contacts")).status, 403);
  });

  it("G117: a group's address can't be invited", async () => {
    const answer = await (
      await as("User.Invite.All")
    )("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: "contoso-sales@tailspintoys.com" }) });
    assert.deepEqual(refusal(answer), { status: 400, code: "BadRequest", message: "Group email Address isn't supported" });
  });

  it("G118: /policies/authorizationPolicy is a singleton that follows the switch", async () => {
    world.tenant.control.patch({ allowInvitesFrom: "adminsAndGuestInviters" });
    const { body } = await (await as("Policy.Read.All"))("GET", "/policies/authorizationPolicy?$select=allowInvitesFrom,guestUserRoleId");
    assert.deepEqual([body.allowInvitesFrom, body.guestUserRoleId], ["adminsAndGuestInviters", "10dae51f-b6af-4016-8d66-8c2a99b929b3"]);
    assert.equal((await (await as("User.Read.All"))("GET", "/policies/authorizationPolicy")).status, 403);
  });

  it("G119: the allow or deny list is a JSON text in a policy of beta's; without lists there is none", async () => {
    const call = await as("Policy.Read.B2BManagementPolicy");
    const read = async () => (await call("GET", `${API_URL}/beta/policies/b2bManagementPolicies`)).body.value;
    assert.deepEqual(await read(), []);
    const listsIn = (policies: readonly { isOrganizationDefault: boolean; definition: readonly string[] }[]): unknown =>
      JSON.parse(policies.find((each) => each.isOrganizationDefault)?.definition[0] ?? "{}").B2BManagementPolicy
        .InvitationsAllowedAndBlockedDomainsPolicy;
    world.tenant.control.patch({ blockedDomains: ["fabrikam.com"] });
    assert.deepEqual(listsIn(await read()), { BlockedDomains: ["fabrikam.com"] });
    world.tenant.control.patch({ blockedDomains: [], allowedDomains: ["fabrikam.com"] });
    assert.deepEqual(listsIn(await read()), { AllowedDomains: ["fabrikam.com"], BlockedDomains: [] });
    assert.equal(refusal(await call("GET", "/policies/b2bManagementPolicies")).status, 400);
  });

  it("G10: a domain on the deny list, or not on the allow list, can't be invited", async () => {
    const call = await as("User.Invite.All");
    const blocked = {
      status: 400,
      code: "BadRequest",
      message: "The domain tailspintoys.com of the invited user is currently blocked by your invitation policy.",
    };
    world.tenant.control.patch({ blockedDomains: ["TailspinToys.com"] });
    assert.deepEqual(refusal(await call("POST", "/invitations", { body: invitation() })), blocked);
    world.tenant.control.patch({ blockedDomains: [], allowedDomains: ["fabrikam.com"] });
    assert.deepEqual(refusal(await call("POST", "/invitations", { body: invitation() })), blocked);
    world.tenant.control.patch({ allowedDomains: ["tailspintoys.com"] });
    assert.equal((await call("POST", "/invitations", { body: invitation() })).status, 201);
  });

  it("G161: domains that the settings of either tenant block can't be invited, with words of their own", async () => {
    const call = await as("User.Invite.All");
    const invite = async () => refusal(await call("POST", "/invitations", { body: invitation() }));
    world.tenant.control.patch({ crossTenantBlocked: ["TailspinToys.com"] });
    const blocked = await invite();
    assert.deepEqual([blocked.status, blocked.code], [403, "Forbidden"]);
    assert.match(blocked.message, /^This invitation is blocked by cross-tenant access settings\. Admins in both your organization and/);
    world.tenant.control.patch({ crossTenantBlocked: [], crossCloudDisabled: ["tailspintoys.com"] });
    assert.match((await invite()).message, /Microsoft B2B Cross Cloud Worker application has been disabled in the invited user's tenant/);
    world.tenant.control.patch({ crossCloudDisabled: ["fabrikam.com"] });
    assert.equal((await call("POST", "/invitations", { body: invitation() })).status, 201);
  });

  it("G162: an address that several employees have can't be invited", async () => {
    const address = "shared@tailspintoys.com";
    for (const id of [PERSON_IDS.adele, PERSON_IDS.megan]) world.tenant.users.update(id, { otherMails: [address] });
    const body = invitation({ invitedUserEmailAddress: address });
    assert.deepEqual(refusal(await (await as("User.Invite.All"))("POST", "/invitations", { body })), {
      ...{ status: 400, code: "BadRequest" },
      message: "Non-external user already exists with the given mail address and can't be invited.",
    });
  });

  it("G163: a synchronized user can't be invited again", async () => {
    world.tenant.control.patch({ syncedAddresses: ["Nora.Berg@woodgrovebank.com", "new@woodgrovebank.com"] });
    const call = await as("User.Invite.All");
    const invite = async (email: string) => call("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: email }) });
    const expected = { status: 400, code: "BadRequest", message: "Invalid request input" };
    assert.deepEqual(refusal(await invite("nora.berg@woodgrovebank.com")), expected);
    assert.equal((await invite("new@woodgrovebank.com")).status, 201, "nobody has that address, so that nobody is synchronized");
  });

  it("G164: a person can create a limited number of guests, an administrator any number", async () => {
    world.tenant.control.patch({ objectQuota: 1 });
    const scopes = ["User.Invite.All"];
    const adele = await world.asPerson({ scopes });
    const admin = await world.asPerson({ id: PERSON_IDS.admin, scopes });
    const invite = async (call: typeof adele, name: string) =>
      call("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: `${name}@tailspintoys.com` }) });
    assert.equal(
      (await adele("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: "nora.berg@woodgrovebank.com" }) })).status,
      201,
    );
    const created = await invite(adele, "a");
    world.tenant.users.remove(created.body.invitedUser.id);
    const second = refusal(await invite(adele, "b"));
    assert.deepEqual([created.status, second.status, second.code], [201, 403, "Directory_QuotaExceeded"]);
    assert.match(second.message, /^The directory object quota limit for the Principal has been exceeded\./);
    assert.deepEqual([(await invite(admin, "c")).status, (await invite(admin, "d")).status], [201, 201]);
    assert.equal((await invite(await as("User.Invite.All"), "e")).status, 201);
  });

  it("G11: after a number of invitations the tenant is blocked for suspicious activity, for everybody, permanently", async () => {
    world.tenant.control.patch({ blockInvitationsAfter: 2 });
    const call = await as("User.Invite.All");
    const invite = async (name: string) =>
      call("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: `${name}@tailspintoys.com` }) });
    assert.deepEqual([(await invite("a")).status, (await invite("b")).status], [201, 201]);
    world.tenant.clock.advance(24 * 60 * 60 * 1000);
    assert.deepEqual(refusal(await invite("c")), {
      ...{ status: 403, code: "Forbidden" },
      message: "Invitations are blocked for this directory due to suspicious activity. Please contact Microsoft support for help.",
    });
    world.tenant.reset();
    assert.equal((await invite("c")).status, 201);
  });

  it("G191: only Microsoft's support lifts the block", async () => {
    world.tenant.control.patch({ blockInvitationsAfter: 1 });
    const call = await as("User.Invite.All");
    const invite = async (name: string) =>
      (await call("POST", "/invitations", { body: invitation({ invitedUserEmailAddress: `${name}@tailspintoys.com` }) })).status;
    assert.deepEqual([await invite("a"), await invite("b")], [201, 403]);
    world.tenant.control.patch({ supportLiftedBlock: true });
    assert.equal(await invite("b"), 201);
    world.tenant.control.patch({ supportLiftedBlock: false });
    assert.equal(await invite("c"), 403);
  });

  describe("converting an internal user", () => {
    const convert = async (more = {}, roles = ["User.ReadWrite.All"]) =>
      (await world.asApp({ roles }))("POST", "/invitations", {
        body: invitation({ invitedUserEmailAddress: "lee@litware.example", invitedUser: { id: PERSON_IDS.lee }, ...more }),
      });

    it("G120: keeps id, name and groups, and waits for the redemption", async () => {
      world.tenant.users.update(PERSON_IDS.lee, { mail: "lee@litware.example" });
      const { status, body } = await convert();
      const lee = world.tenant.users.get(PERSON_IDS.lee);
      assert.deepEqual(
        [status, body.status, body.invitedUser.id, lee?.externalUserState, lee?.userPrincipalName],
        [201, "PendingAcceptance", PERSON_IDS.lee, "PendingAcceptance", "LeeG@contoso.com"],
      );
      assert.equal((await convert()).status, 400);
    });

    it("G120: needs the external address as mail, an existing user, and the permission", async () => {
      assert.equal(refusal(await convert()).message, "The mail of the user has to be the invited address.");
      assert.equal((await convert({ invitedUser: { id: "00000000-0000-4000-8000-000000000000" } })).status, 404);
      assert.equal((await convert({}, ["User.Invite.All"])).status, 401);
      const adele = await world.asPerson({ scopes: ["User.ReadWrite.All"] });
      const body = invitation({ invitedUserEmailAddress: "lee@litware.example", invitedUser: { id: PERSON_IDS.lee } });
      assert.equal((await adele("POST", "/invitations", { body })).status, 403);
    });
  });

  describe("sendMail", () => {
    const message = (more = {}) => ({
      message: {
        ...{ subject: "Hello", body: { contentType: "HTML", content: "<b>Hi</b>" } },
        toRecipients: [{ emailAddress: { address: "sam.rivera@fabrikam.com" } }],
        ccRecipients: [{ emailAddress: { address: "x@y.example" } }],
        ...more,
      },
      saveToSentItems: false,
    });

    it("G121: answers 202 without a body, and puts the mail into the mailbox", async () => {
      const { status, body } = await (await world.asPerson({ scopes: ["Mail.Send"] }))("POST", "/me/sendMail", { body: message() });
      const [mail] = world.tenant.mailbox.list();
      assert.deepEqual([status, body], [202, ""]);
      assert.deepEqual(
        [mail?.kind, mail?.from.address, mail?.to, mail?.cc, mail?.subject, mail?.body],
        ["message", "AdeleV@contoso.com", "sam.rivera@fabrikam.com", "x@y.example", "Hello", { contentType: "html", content: "<b>Hi</b>" }],
      );
    });

    it("G121: an app sends from any mailbox, a person only from their own, a guest from none", async () => {
      const send = async (id: string, call: Awaited<ReturnType<GraphWorld["asApp"]>>) =>
        (await call("POST", `/users/${id}/sendMail`, { body: message() })).status;
      const app = await as("Mail.Send");
      const adele = await world.asPerson({ scopes: ["Mail.Send"] });
      assert.deepEqual([await send(PERSON_IDS.megan, app), await send(GUEST_IDS.sam, app), await send("nobody", app)], [202, 404, 404]);
      assert.deepEqual([await send(PERSON_IDS.adele, adele), await send(PERSON_IDS.megan, adele)], [202, 403]);
      assert.equal(await send(PERSON_IDS.adele, await as("User.Read.All")), 403);
    });

    it("G121: refuses mails without recipients, and unknown properties", async () => {
      const app = await as("Mail.Send");
      const send = async (body: unknown) => refusal(await app("POST", `/users/${PERSON_IDS.adele}/sendMail`, { body })).code;
      assert.equal(await send(message({ toRecipients: [] })), "ErrorInvalidRecipients");
      assert.equal(await send(message({ colour: "red" })), "BadRequest");
      assert.equal(await send({ ...message(), when: "now" }), "BadRequest");
      assert.equal(await send({}), "BadRequest");
    });
  });
});
