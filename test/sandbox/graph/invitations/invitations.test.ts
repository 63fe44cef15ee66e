import assert from "node:assert/strict";
import { ticketOf } from "../../../../sandbox/partner/redeem-url.ts";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { API_URL, createGraphWorld, invitation, PAGE_URL, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

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

  it("G23: creates the guest and answers with every field of the documented shape", async () => {
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

  it("G24: makes the user object of a pending guest, sponsored by the inviter", async () => {
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
      manager: null,
      more: {},
    });
  });

  it("G24: uses the given display name and sponsors", async () => {
    const sponsors = [`https://graph.microsoft.com/v1.0/users/${PERSON_IDS.megan}`];
    const { body } = await invite({ invitedUserDisplayName: "Ada L.", "invitedUserSponsors@odata.bind": sponsors });
    const guest = world.tenant.users.get(body.invitedUser.id);
    assert.deepEqual([guest?.displayName, guest?.sponsors, body.invitedUserDisplayName], ["Ada L.", [PERSON_IDS.megan], "Ada L."]);
  });

  it("G25: sets no sponsor when the app invites without one", async () => {
    const { body } = await invite({}, await world.asApp());
    assert.deepEqual(world.tenant.users.get(body.invitedUser.id)?.sponsors, []);
  });

  it("G26: refuses more than five sponsors, references to other objects, and unknown users", async () => {
    const user = (id: string) => `https://graph.microsoft.com/v1.0/users/${id}`;
    const bind = async (links: readonly string[]) => refusal(await invite({ "invitedUserSponsors@odata.bind": links }));
    assert.deepEqual(
      await bind(Array.from({ length: 6 }, () => user(PERSON_IDS.megan))),
      badRequest("A user can have at most 5 sponsors."),
    );
    assert.deepEqual(await bind(["nobody"]), badRequest("'nobody' is not a reference to a user or group."));
    assert.equal((await bind([user("00000000-0000-4000-8000-000000000000")])).code, "Request_ResourceNotFound");
  });

  describe("G1: the required fields", () => {
    for (const [field, empty] of [
      ["invitedUserEmailAddress", undefined],
      ["invitedUserEmailAddress", ""],
      ["inviteRedirectUrl", undefined],
      ["inviteRedirectUrl", ""],
      ["inviteRedirectUrl", "myapps"],
      ["inviteRedirectUrl", "javascript:alert(1)"],
    ] as const) {
      it(`G1: refuses ${field} ${empty === undefined ? "absent" : `"${empty}"`}`, async () => {
        const expected = badRequest(`Invalid value specified for property '${field}' of resource 'Invitation'.`);
        assert.deepEqual(refusal(await invite({ [field]: empty })), expected);
      });
    }
  });

  it("G203: takes a landing page only by https, or on this machine", async () => {
    const answers = [];
    for (const page of ["http://contoso.com/", "https://contoso.com/", "http://localhost:3978/welcome/a"]) {
      answers.push((await invite({ inviteRedirectUrl: page })).status);
    }
    assert.deepEqual(answers, [400, 201, 201]);
  });

  describe("G2: the address", () => {
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
      it(`G2: refuses ${email.slice(0, 40)}`, async () => {
        const answer = await invite({ invitedUserEmailAddress: email });
        assert.deepEqual(refusal(answer), badRequest("The Primary SMTP Address is an invalid value"));
      });
    }
    for (const email of ["o'brien@x.com", "first.last-name_@sub.domain.co.uk"]) {
      it(`G2: takes ${email}`, async () => assert.equal((await invite({ invitedUserEmailAddress: email })).status, 201));
    }
  });

  it("G3: refuses an address of the tenant's own domains, whatever its case", async () => {
    for (const domain of ["contoso.com", "CONTOSO.CO.UK", "contoso.onmicrosoft.com"]) {
      const answer = await invite({ invitedUserEmailAddress: `new.colleague@${domain}` });
      assert.deepEqual(refusal(answer), badRequest("Invitee is in inviter tenant"));
    }
  });

  it("G4: refuses an employee's other address and names the employee", async () => {
    const answer = await invite({ invitedUserEmailAddress: "Lee.Gu@tailspintoys.com" });
    const text = `The invited user already exists in the directory as object ID: ${PERSON_IDS.lee}. They can use that account to sign in to shared apps and resources.`;
    assert.deepEqual(refusal(answer), badRequest(text));
  });

  it("G4: says so when that employee's account is blocked", async () => {
    world.tenant.users.update(PERSON_IDS.lee, { accountEnabled: false });
    const { message } = refusal(await invite({ invitedUserEmailAddress: "lee.gu@tailspintoys.com" }));
    assert.match(
      message,
      /as object ID: [0-9a-f-]{36}, but the account is blocked from signing in\. If the account is unblocked, they can/,
    );
  });

  it("G5: invites a pending guest again: same user, new invitation, new link", async () => {
    const first = await invite();
    const second = await invite({ invitedUserEmailAddress: "ADA@tailspintoys.com", invitedUserDisplayName: "Somebody else" });
    assert.equal(second.status, 201);
    assert.deepEqual(second.body.invitedUser, first.body.invitedUser);
    assert.notEqual(second.body.id, first.body.id);
    assert.notEqual(second.body.inviteRedeemUrl, first.body.inviteRedeemUrl);
    assert.equal(second.body.status, "PendingAcceptance");
    assert.equal(world.tenant.users.get(first.body.invitedUser.id)?.displayName, "ada");
  });

  it("G186: says PendingAcceptance in every answer", async () => {
    const answers = [await invite(), await invite(), await invite({ invitedUserEmailAddress: "sam.rivera@fabrikam.com" })];
    assert.deepEqual(
      answers.map(({ body }) => body.status),
      ["PendingAcceptance", "PendingAcceptance", "PendingAcceptance"],
    );
  });

  it("G6: answers the guest who accepted, without a mail", async () => {
    const { status, body } = await invite({ invitedUserEmailAddress: "sam.rivera@fabrikam.com", sendInvitationMessage: true });
    assert.deepEqual([status, body.invitedUser.id], [201, GUEST_IDS.sam]);
    assert.deepEqual(world.tenant.mailbox.list(), []);
  });

  it("G6: treats a guest without a state, who signed up alone, as accepted", async () => {
    world.tenant.users.update(GUEST_IDS.nora, { externalUserState: null });
    const { status, body } = await invite({ invitedUserEmailAddress: "nora.berg@woodgrovebank.com", sendInvitationMessage: true });
    assert.deepEqual([status, body.invitedUser.id, world.tenant.mailbox.list()], [201, GUEST_IDS.nora, []]);
  });

  it("G6: refuses an accepted guest by the switch, but still accepts a pending one", async () => {
    world.tenant.control.patch({ acceptedReinvite: "refused" });
    assert.match(refusal(await invite({ invitedUserEmailAddress: "sam.rivera@fabrikam.com" })).message, /already exists in the directory/);
    assert.equal((await invite({ invitedUserEmailAddress: "nora.berg@woodgrovebank.com" })).status, 201);
  });

  it("G19: can't be read back", async () => {
    for (const path of ["/invitations", "/invitations/1"]) {
      const answer = refusal(await adele("GET", path));
      assert.deepEqual([answer.status, answer.code], [404, "UnknownError"]);
      assert.match(answer.message, /^<!DOCTYPE html .*404 - File or directory not found\./);
    }
  });
});
