import assert from "node:assert/strict";
import { ticketOf } from "../../../sandbox/redeem-url.ts";
import { GUEST_IDS, PERSON_IDS, ROLES } from "../../../sandbox/well-known.ts";
import { API_URL, createGraphWorld, invitation, PAGE_URL, refusal, type GraphCall, type GraphWorld } from "./graph-world.ts";

const MISSING_SCOPE = {
  ...{ status: 401, code: "Unauthorized" },
  message:
    "Insufficient privileges to perform requested operation by the application '00000003-0000-0000-c000-000000000000'. ControllerName=MSGraphInviteAPI, ActionName=CreateInvite, URL absolute path=/api/5a0d7b0c-7e57-4c01-9e2a-c0de00000001/invites",
};

const NOT_ALLOWED = {
  ...{ status: 403, code: "Forbidden" },
  message: "Guest invitations not allowed for your company. Contact your company administrator for more details.",
};

const badRequest = (message: string) => ({ status: 400, code: "BadRequest", message });

describe("POST /invitations", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  afterEach(() => world.tenant.reset());

  const invite = (more?: Readonly<Record<string, unknown>>, call = adele) => call("POST", "/invitations", { body: invitation(more) });

  it("creates the guest and answers with every field of the documented shape", async () => {
    const { status, body } = await invite({ inviteRedirectUrl: "https://myapps.microsoft.com" });
    const ticket = ticketOf(body.inviteRedeemUrl) ?? "";
    const inner = `https://invitations.microsoft.com/redeem/?tenant=${world.tenant.id}&user=${body.id}&ticket=${encodeURIComponent(encodeURIComponent(ticket))}&ver=2.0`;
    assert.equal(status, 201);
    assert.equal(body.inviteRedeemUrl.toLowerCase(), `${PAGE_URL}/redeem?rd=${encodeURIComponent(inner)}`.toLowerCase());
    assert.deepEqual(body, {
      "@odata.context": `${API_URL}/v1.0/$metadata#invitations/$entity`,
      id: body.id,
      inviteRedeemUrl: body.inviteRedeemUrl,
      invitedUserDisplayName: null,
      invitedUserType: "Guest",
      invitedUserEmailAddress: "ada@tailspintoys.com",
      sendInvitationMessage: false,
      resetRedemption: false,
      inviteRedirectUrl: "https://myapps.microsoft.com/",
      status: "PendingAcceptance",
      invitedUserMessageInfo: {
        messageLanguage: null,
        customizedMessageBody: null,
        ccRecipients: [{ emailAddress: { name: null, address: null } }],
      },
      invitedUser: { id: body.invitedUser.id, userPrincipalName: "ada_tailspintoys.com#EXT#@contoso.onmicrosoft.com" },
    });
    assert.notEqual(body.invitedUser.id, body.id);
  });

  it("makes the user object of a pending guest, sponsored by the inviter", async () => {
    const { body } = await invite();
    const at = body && world.tenant.users.get(body.invitedUser.id)?.createdDateTime;
    assert.match(at ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.deepEqual(world.tenant.users.get(body.invitedUser.id), {
      id: body.invitedUser.id,
      displayName: "ada",
      givenName: null,
      surname: null,
      jobTitle: null,
      userPrincipalName: "ada_tailspintoys.com#EXT#@contoso.onmicrosoft.com",
      mail: "ada@tailspintoys.com",
      mailNickname: "ada_tailspintoys.com#EXT#",
      otherMails: ["ada@tailspintoys.com"],
      proxyAddresses: ["SMTP:ada@tailspintoys.com"],
      userType: "Guest",
      creationType: "Invitation",
      externalUserState: "PendingAcceptance",
      externalUserStateChangeDateTime: at,
      identities: [
        {
          signInType: "userPrincipalName",
          issuer: "contoso.onmicrosoft.com",
          issuerAssignedId: "ada_tailspintoys.com#EXT#@contoso.onmicrosoft.com",
        },
      ],
      createdDateTime: at,
      accountEnabled: true,
      preferredLanguage: null,
      sponsors: [PERSON_IDS.adele],
      roles: [],
    });
  });

  it("takes the display name and the sponsors that it is given", async () => {
    const sponsors = [`https://graph.microsoft.com/v1.0/users/${PERSON_IDS.megan}`];
    const { body } = await invite({ invitedUserDisplayName: "Ada L.", "invitedUserSponsors@odata.bind": sponsors });
    const guest = world.tenant.users.get(body.invitedUser.id);
    assert.deepEqual([guest?.displayName, guest?.sponsors, body.invitedUserDisplayName], ["Ada L.", [PERSON_IDS.megan], "Ada L."]);
  });

  it("gives a guest no sponsor when the app invites without naming one", async () => {
    const { body } = await invite({}, await world.asApp());
    assert.deepEqual(world.tenant.users.get(body.invitedUser.id)?.sponsors, []);
  });

  it("refuses more than five sponsors, a reference to something else, and unknown users", async () => {
    const user = (id: string) => `https://graph.microsoft.com/v1.0/users/${id}`;
    const bind = async (links: readonly string[]) => refusal(await invite({ "invitedUserSponsors@odata.bind": links }));
    assert.deepEqual(
      await bind(Array.from({ length: 6 }, () => user(PERSON_IDS.megan))),
      badRequest("A user can have at most 5 sponsors."),
    );
    assert.deepEqual(await bind(["nobody"]), badRequest("'nobody' is not a reference to a user."));
    assert.equal((await bind([user("00000000-0000-4000-8000-000000000000")])).code, "Request_ResourceNotFound");
  });

  describe("rule 1: the required fields", () => {
    for (const [field, empty] of [
      ["invitedUserEmailAddress", undefined],
      ["invitedUserEmailAddress", ""],
      ["inviteRedirectUrl", undefined],
      ["inviteRedirectUrl", ""],
      ["inviteRedirectUrl", "myapps"],
      ["inviteRedirectUrl", "javascript:alert(1)"],
    ] as const) {
      it(`rule 1: refuses ${field} ${empty === undefined ? "absent" : `"${empty}"`}`, async () => {
        const expected = badRequest(`Invalid value specified for property '${field}' of resource 'Invitation'.`);
        assert.deepEqual(refusal(await invite({ [field]: empty })), expected);
      });
    }
  });

  describe("rule 2: the address", () => {
    const refused = [
      "a+b@x.com",
      "a b@x.com",
      "a",
      "a@b",
      ".a@x.com",
      "a.@x.com",
      "-a@x.com",
      'a"b@x.com',
      "é@x.com",
      "a@é.com",
      "a@@x.com",
    ];
    for (const email of [...refused, `${"a".repeat(65)}@x.com`, `a@${"b.".repeat(130)}com`]) {
      it(`rule 2: refuses ${email.slice(0, 40)}`, async () => {
        const answer = await invite({ invitedUserEmailAddress: email });
        assert.deepEqual(refusal(answer), badRequest("The Primary SMTP Address is an invalid value"));
      });
    }
    for (const email of ["o'brien@x.com", "first.last-name_@sub.domain.co.uk"]) {
      it(`rule 2: takes ${email}`, async () => assert.equal((await invite({ invitedUserEmailAddress: email })).status, 201));
    }
  });

  it("rule 3: refuses an address of the tenant's own domains, whatever its case", async () => {
    for (const domain of ["contoso.com", "CONTOSO.CO.UK", "contoso.onmicrosoft.com"]) {
      const answer = await invite({ invitedUserEmailAddress: `new.colleague@${domain}` });
      assert.deepEqual(refusal(answer), badRequest("Invitee is in inviter tenant"));
    }
  });

  it("rule 4: refuses an employee's other address and names the employee", async () => {
    const answer = await invite({ invitedUserEmailAddress: "Lee.Gu@tailspintoys.com" });
    const text = `The invited user already exists in the directory as object ID: ${PERSON_IDS.lee}. They can use that account to sign in to shared apps and resources.`;
    assert.deepEqual(refusal(answer), badRequest(text));
  });

  it("rule 4: says so when that employee's account is blocked", async () => {
    world.tenant.users.update(PERSON_IDS.lee, { accountEnabled: false });
    const { message } = refusal(await invite({ invitedUserEmailAddress: "lee.gu@tailspintoys.com" }));
    assert.match(
      message,
      /as object ID: [0-9a-f-]{36}, but the account is blocked from signing in\. If the account is unblocked, they can/,
    );
  });

  it("rule 5: invites a pending guest again: same user, new invitation, new link", async () => {
    const first = await invite();
    const second = await invite({ invitedUserEmailAddress: "ADA@tailspintoys.com", invitedUserDisplayName: "Somebody else" });
    assert.equal(second.status, 201);
    assert.deepEqual(second.body.invitedUser, first.body.invitedUser);
    assert.notEqual(second.body.id, first.body.id);
    assert.notEqual(second.body.inviteRedeemUrl, first.body.inviteRedeemUrl);
    assert.equal(second.body.status, "PendingAcceptance");
    assert.equal(world.tenant.users.get(first.body.invitedUser.id)?.displayName, "ada");
  });

  it("rule 6: answers Completed without a mail for a guest who accepted", async () => {
    const { status, body } = await invite({ invitedUserEmailAddress: "sam.rivera@fabrikam.com", sendInvitationMessage: true });
    assert.deepEqual([status, body.status, body.invitedUser.id], [201, "Completed", GUEST_IDS.sam]);
    assert.deepEqual(world.tenant.mailbox.list(), []);
  });

  it("rule 6: refuses a guest who accepted, when the switch says so, but still takes a pending one", async () => {
    world.tenant.control.patch({ acceptedReinvite: "refused" });
    assert.match(refusal(await invite({ invitedUserEmailAddress: "sam.rivera@fabrikam.com" })).message, /already exists in the directory/);
    assert.equal((await invite({ invitedUserEmailAddress: "nora.berg@woodgrovebank.com" })).status, 201);
  });

  describe("rule 8: allowInvitesFrom", () => {
    const { adele: member, grady: inviter, admin } = PERSON_IDS;
    const { sam: guest } = GUEST_IDS;
    const cases = [
      { policy: "none", allowed: [], refused: [member, inviter, admin, guest] },
      { policy: "adminsAndGuestInviters", allowed: [inviter, admin], refused: [member, guest] },
      { policy: "adminsGuestInvitersAndAllMembers", allowed: [member, inviter, admin], refused: [guest] },
      { policy: "everyone", allowed: [member, inviter, admin, guest], refused: [] },
    ];
    for (const { policy, allowed, refused } of cases) {
      it(`rule 8: ${policy} lets ${allowed.length} of four invite`, async () => {
        world.tenant.control.patch({ allowInvitesFrom: policy });
        for (const id of allowed) assert.equal((await invite({}, await world.asPerson({ id }))).status, 201);
        for (const id of refused) assert.deepEqual(refusal(await invite({}, await world.asPerson({ id }))), NOT_ALLOWED);
      });
    }

    it("rule 8: stops an app only when invitations are off, or when it lacks User.Invite.All itself", async () => {
      const statuses: Record<string, number> = {};
      for (const policy of ["none", "adminsAndGuestInviters", "everyone"]) {
        world.tenant.control.patch({ allowInvitesFrom: policy });
        for (const role of ["User.Invite.All", "User.ReadWrite.All"]) {
          statuses[`${policy} ${role}`] = (await invite({}, await world.asApp({ roles: [role] }))).status;
        }
      }
      assert.deepEqual(statuses, {
        "none User.Invite.All": 403,
        "none User.ReadWrite.All": 403,
        "adminsAndGuestInviters User.Invite.All": 201,
        "adminsAndGuestInviters User.ReadWrite.All": 403,
        "everyone User.Invite.All": 201,
        "everyone User.ReadWrite.All": 201,
      });
    });
  });

  it("rule 9: answers 401 Unauthorized in the endpoint's own words when the scope is missing", async () => {
    assert.deepEqual(refusal(await invite({}, await world.asPerson({ scopes: ["User.Read.All"] }))), MISSING_SCOPE);
    assert.deepEqual(refusal(await invite({}, await world.asApp({ roles: ["User.Read.All"] }))), MISSING_SCOPE);
  });

  describe("rule 7: resetRedemption", () => {
    const SAM = { invitedUserEmailAddress: "sam.rivera@fabrikam.com", resetRedemption: true, invitedUser: { id: GUEST_IDS.sam } };
    const admin = () => world.asPerson({ id: PERSON_IDS.admin, scopes: ["User.ReadWrite.All"] });

    it("rule 7: makes an accepted guest pending again and drops the federated identity", async () => {
      const { status, body } = await invite(SAM, await admin());
      const sam = world.tenant.users.get(GUEST_IDS.sam);
      assert.deepEqual([status, body.resetRedemption, body.status, body.invitedUser.id], [201, true, "PendingAcceptance", GUEST_IDS.sam]);
      assert.equal(sam?.externalUserState, "PendingAcceptance");
      assert.deepEqual(
        sam.identities.map(({ signInType }) => signInType),
        ["userPrincipalName"],
      );
    });

    it("rule 7: needs User.ReadWrite.All and a role", async () => {
      assert.deepEqual(refusal(await invite(SAM, await world.asPerson({ id: PERSON_IDS.admin }))), MISSING_SCOPE);
      const withoutRole = await invite(SAM, await world.asPerson({ scopes: ["User.ReadWrite.All"] }));
      assert.deepEqual([refusal(withoutRole).status, refusal(withoutRole).code], [403, "Forbidden"]);
    });

    it("rule 7: an app may, unless the guest holds a role", async () => {
      const app = await world.asApp({ roles: ["User.ReadWrite.All"] });
      assert.equal((await invite(SAM, app)).status, 201);
      world.tenant.users.update(GUEST_IDS.sam, { roles: [ROLES.guestInviter] });
      assert.equal((await invite(SAM, app)).status, 403);
    });

    it("rule 7: needs the id of an existing guest whose address it is", async () => {
      const call = await admin();
      assert.equal((await invite({ ...SAM, invitedUser: {} }, call)).status, 400);
      assert.equal((await invite({ ...SAM, invitedUser: { id: "nobody" } }, call)).status, 404);
      assert.equal((await invite({ ...SAM, invitedUserEmailAddress: "other@fabrikam.com" }, call)).status, 400);
    });
  });

  describe("the body", () => {
    it("refuses properties that an invitation doesn't have, wherever they stand", async () => {
      const unknown = (name: string, type: string) =>
        badRequest(
          `The property '${name}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`,
        );
      assert.deepEqual(refusal(await invite({ sendMail: true })), unknown("sendMail", "invitation"));
      const info = (value: unknown) => invite({ invitedUserMessageInfo: value });
      assert.deepEqual(refusal(await info({ language: "en" })), unknown("language", "invitedUserMessageInfo"));
      assert.deepEqual(refusal(await info({ ccRecipients: [{ address: "x" }] })), unknown("address", "recipient"));
      assert.deepEqual(refusal(await info({ ccRecipients: [{ emailAddress: { mail: "x" } }] })), unknown("mail", "emailAddress"));
    });

    it("refuses values of another type, and what is no JSON", async () => {
      const wrong = badRequest("Cannot convert the value of 'sendInvitationMessage' to the type that its property has.");
      assert.deepEqual(refusal(await invite({ sendInvitationMessage: "yes" })), wrong);
      assert.match(refusal(await adele("POST", "/invitations", { body: "{" })).message, /^Unable to read JSON request payload/);
    });

    it("makes a member only for an administrator or an app", async () => {
      const member = { invitedUserType: "Member" };
      assert.deepEqual([(await invite(member)).status, (await invite({ invitedUserType: "Owner" })).status], [403, 400]);
      const { body } = await invite(member, await world.asPerson({ id: PERSON_IDS.admin }));
      assert.equal(world.tenant.users.get(body.invitedUser.id)?.userType, "Member");
      assert.equal((await invite({ ...member, invitedUserEmailAddress: "b@x.com" }, await world.asApp())).status, 201);
    });

    it("does not convert internal users", async () => {
      assert.equal((await invite({ invitedUser: { id: PERSON_IDS.lee } })).status, 400);
    });
  });

  it("rule 19: can't be read back", async () => {
    for (const path of ["/invitations", "/invitations/1"]) {
      const answer = refusal(await adele("GET", path));
      assert.deepEqual([answer.status, answer.code], [404, "UnknownError"]);
      assert.match(answer.message, /^<!DOCTYPE html .*404 - File or directory not found\./);
    }
  });
});
