import assert from "node:assert/strict";
import type { InviteRequest } from "../../../../src/ports/directory.ts";
import { id } from "../../../build/ids.ts";
import type { ScriptedAnswer } from "../../../fakes/scripted-fetch.ts";
import { asAda, asApp, graphUnderTest, problem } from "./graph-under-test.ts";

const request: InviteRequest = { email: "sam@fabrikam.com", redirectUrl: "https://myapps.microsoft.com/?tenantid=t", sendMail: true };
const created: ScriptedAnswer = {
  status: 201,
  body: { inviteRedeemUrl: "https://login.example/redeem?rd=x", status: "PendingAcceptance", invitedUser: { id: "sam" } },
};

describe("invite", () => {
  it("posts what is needed and says whom Graph created", async () => {
    const { directory, sent } = graphUnderTest(created);
    assert.deepEqual(await directory.invite(asAda, request), {
      kind: "sent",
      guestId: "sam",
      redeemUrl: "https://login.example/redeem?rd=x",
    });
    assert.equal(sent[0]?.url, "https://graph.example/v1.0/invitations");
    assert.equal(sent[0].headers.get("authorization"), "Bearer token-of-ada");
    assert.deepEqual(sent[0].body, {
      invitedUserEmailAddress: "sam@fabrikam.com",
      inviteRedirectUrl: "https://myapps.microsoft.com/?tenantid=t",
      sendInvitationMessage: true,
    });
  });

  const all = { displayName: "Sam Rivera", message: "Welcome, Sam", messageLanguage: "fr-FR", cc: "kim@fabrikam.com" };
  const bodies: readonly [string, Partial<InviteRequest>, object][] = [
    ["the name only if it was given", { displayName: "Sam Rivera" }, { invitedUserDisplayName: "Sam Rivera" }],
    ["a language", { messageLanguage: "fr-FR" }, { invitedUserMessageInfo: { messageLanguage: "fr-FR" } }],
    [
      "words in place of a language, and one cc",
      all,
      {
        invitedUserDisplayName: "Sam Rivera",
        invitedUserMessageInfo: {
          customizedMessageBody: "Welcome, Sam",
          ccRecipients: [{ emailAddress: { address: "kim@fabrikam.com" } }],
        },
      },
    ],
    ["the wish for a member", { userType: "Member" }, { invitedUserType: "Member" }],
    [
      "nothing about a mail that isn't sent",
      { ...all, sendMail: false },
      { invitedUserDisplayName: "Sam Rivera", sendInvitationMessage: false },
    ],
  ];
  for (const [what, options, expected] of bodies) {
    it(`sends ${what}`, async () => {
      const { directory, sent } = graphUnderTest(created);
      await directory.invite(asAda, { ...request, ...options });
      assert.deepEqual(sent[0]?.body, {
        invitedUserEmailAddress: "sam@fabrikam.com",
        inviteRedirectUrl: "https://myapps.microsoft.com/?tenantid=t",
        sendInvitationMessage: true,
        ...expected,
      });
    });
  }

  it("sends the language when the app invites, since Graph drops its words", async () => {
    const { directory, sent } = graphUnderTest(created);
    await directory.invite(asApp, { ...request, message: "Welcome", messageLanguage: "fr-FR" });
    const { invitedUserMessageInfo: info } = Object(sent[0]?.body);
    assert.deepEqual(info, { messageLanguage: "fr-FR" });
  });

  const exists = "The invited user already exists in the directory as object ID: 1-2";
  const refusals: readonly [number, string, string, string][] = [
    [400, "BadRequest", "The Primary SMTP Address is an invalid value", "address-refused"],
    [400, "BadRequest", "The invited user email address is invalid.", "address-refused"],
    [400, "BadRequest", "This user can't be invited to this directory. Please try a different email address", "address-refused"],
    [400, "BadRequest", "Group email Address isn't supported", "group-address"],
    [400, "BadRequest", "Invitee is in inviter tenant", "own-domain"],
    [400, "BadRequest", `${exists}. They can use that account to sign in to shared apps and resources.`, "already-in-directory"],
    [400, "BadRequest", "The invited user already exists in the directory as objectID: 1", "already-in-directory"],
    [400, "BadRequest", `${exists}, but the account is blocked from signing in. If the account is unblocked`, "account-disabled"],
    [400, "BadRequest", "Non-external user already exists with the given mail address and can't be invited.", "address-in-use"],
    [400, "BadRequest", "The domain of the user is currently blocked by your invitation policy.", "domain-blocked"],
    [403, "Forbidden", "This invitation is blocked by cross-tenant access settings. Admins in both", "cross-tenant-blocked"],
    [400, "BadRequest", "the Microsoft B2B Cross Cloud Worker application has been disabled", "cross-cloud-disabled"],
    [403, "Forbidden", "Guest invitations not allowed for your company. Contact your company administrator.", "invitations-not-allowed"],
    [403, "Forbidden", "Invitations are blocked for this directory due to suspicious activity.", "tenant-blocked"],
    [403, "Directory_QuotaExceeded", "The directory object quota limit for the Principal has been exceeded.", "quota-reached"],
    [400, "Directory_QuotaExceeded", "", "quota-reached"],
    [401, "Unauthorized", "Insufficient privileges to perform requested operation by the application '0'.", "permission-missing"],
    [401, "Unauthorized", "", "permission-missing"],
    [403, "Authorization_RequestDenied", "", "permission-missing"],
    [400, "BadRequest", "Invalid request input", "synced-account"],
    [401, "InvalidAuthenticationToken", "Lifetime validation failed", "unknown"],
    [403, "Forbidden", "Something new", "unknown"],
    [409, "Conflict", "", "unknown"],
  ];
  for (const [status, code, message, reason] of refusals) {
    it(`takes ${status} ${code} "${message.slice(0, 60)}" for ${reason}`, async () => {
      const { directory, sent } = graphUnderTest(problem(status, code, message));
      assert.deepEqual(await directory.invite(asAda, request), { kind: "refused", reason, remoteId: "request-1" });
      assert.equal(sent.length, 1);
    });
  }

  for (const status of [401, 403]) {
    it(`takes ${status} with a claims challenge for the wish to sign in anew`, async () => {
      const headers = { "www-authenticate": 'Bearer realm="", error="insufficient_claims", claims="e30="' };
      const { directory } = graphUnderTest({ ...problem(status, "InvalidAuthenticationToken"), headers });
      const expected = { kind: "refused", reason: "strong-auth-needed", remoteId: "request-1" };
      assert.deepEqual(await directory.invite(asAda, request), expected);
    });
  }

  it("says that a member is for administrators, and tells it from a missing scope", async () => {
    const member = { ...request, userType: "Member" } as const;
    const reasonFor = async (status: number, code: string, message: string) => {
      const outcome = await graphUnderTest(problem(status, code, message)).directory.invite(asAda, member);
      return outcome.kind === "refused" && outcome.reason;
    };
    assert.equal(await reasonFor(403, "Forbidden", "Insufficient privileges to complete the operation."), "member-not-allowed");
    assert.equal(await reasonFor(403, "Authorization_RequestDenied", ""), "member-not-allowed");
    assert.equal(await reasonFor(401, "Unauthorized", "Insufficient privileges to perform"), "permission-missing");
    assert.equal(await reasonFor(403, "Forbidden", "Guest invitations not allowed for your company."), "invitations-not-allowed");
  });

  describe("with a sponsor", () => {
    const sponsored: InviteRequest = { ...request, sponsor: id("ada") };
    const bind = "invitedUserSponsors@odata.bind";
    const bound = (body: unknown): unknown => Object(body)[bind];

    it("names them", async () => {
      const { directory, sent } = graphUnderTest(created);
      assert.equal((await directory.invite(asApp, sponsored)).kind, "sent");
      assert.deepEqual(
        sent.map(({ body }) => bound(body)),
        [["https://graph.example/v1.0/users/ada"]],
      );
    });

    for (const refusal of [
      problem(400, "BadRequest", "Sponsors?"),
      problem(404, "Request_ResourceNotFound", "Resource 'ada' does not exist"),
      problem(403, "Authorization_RequestDenied"),
    ]) {
      it(`posts once more without them after ${refusal.status}, when certainly nothing was created`, async () => {
        const { directory, sent } = graphUnderTest(refusal, created);
        assert.equal((await directory.invite(asApp, sponsored)).kind, "sent");
        assert.deepEqual(
          sent.map(({ body }) => bound(body) !== undefined),
          [true, false],
        );
      });
    }

    for (const [what, answer] of [
      ["a refusal that has another reason", problem(400, "BadRequest", "Invitee is in inviter tenant")],
      ["a claims challenge", { status: 401, headers: { "www-authenticate": 'error="insufficient_claims"' } }],
    ] as const) {
      it(`posts once after ${what}`, async () => {
        const { directory, sent } = graphUnderTest(answer);
        assert.equal((await directory.invite(asApp, sponsored)).kind, "refused");
        assert.equal(sent.length, 1);
      });
    }

    it("posts once when the outcome is open", async () => {
      const { directory, sent, finish } = graphUnderTest({ status: 504 });
      await assert.rejects(finish(directory.invite(asApp, sponsored)), { code: "outcome-unknown" });
      assert.equal(sent.length, 1);
    });
  });

  it("does not trip over a refusal without JSON or id", async () => {
    const { directory } = graphUnderTest({ status: 400, body: "<html>", headers: { "request-id": "" } });
    const refusal = await directory.invite(asAda, request);
    assert.equal(refusal.kind === "refused" && refusal.reason, "unknown");
  });

  const open: readonly [string, ScriptedAnswer][] = [
    ["500", problem(500, "InternalServerError", "Unable to find target address")],
    ["503 with Retry-After", { status: 503, headers: { "retry-after": "1" } }],
    ["504 in HTML", { status: 504, body: "<html>Gateway Timeout</html>" }],
    ["408", { status: 408 }],
    ["a success without a guest", { status: 201, body: { inviteRedeemUrl: "https://login.example/" } }],
    ["a success without a link", { status: 201, body: { invitedUser: { id: "sam" } } }],
    ["an empty success", { status: 201 }],
    ["a redirect", { status: 302 }],
  ];
  for (const [what, answer] of open) {
    it(`leaves the outcome open after ${what}, and posts once`, async () => {
      const { directory, sent, finish } = graphUnderTest(answer);
      const status = answer.status ?? 200;
      await assert.rejects(finish(directory.invite(asAda, request)), { code: "outcome-unknown", status, remoteId: "request-1" });
      assert.equal(sent.length, 1);
    });
  }

  it("leaves the outcome open when the connection breaks, and posts once", async () => {
    const reset = new TypeError("fetch failed");
    const { directory, sent, finish } = graphUnderTest(reset);
    await assert.rejects(finish(directory.invite(asAda, request)), { code: "outcome-unknown", cause: reset });
    assert.equal(sent.length, 1);
  });

  it("leaves the outcome open after thirty seconds", async () => {
    const { directory, clock } = graphUnderTest("silence");
    let over = false;
    const running = assert.rejects(
      directory.invite(asAda, request).finally(() => (over = true)),
      { code: "outcome-unknown" },
    );
    await clock.advance(29_999);
    assert.equal(over, false);
    await clock.advance(1);
    await running;
  });

  it("posts again after 429, when certainly nothing was sent", async () => {
    const { directory, sent, finish } = graphUnderTest({ status: 429, headers: { "retry-after": "2" } }, created);
    assert.equal((await finish(directory.invite(asAda, request))).kind, "sent");
    assert.equal(sent.length, 2);
  });

  it("says throttled when Graph wants a longer wait", async () => {
    const { directory, finish } = graphUnderTest({ status: 429, headers: { "retry-after": "600" } });
    await assert.rejects(finish(directory.invite(asAda, request)), { code: "throttled", retryAfter: 600 });
  });
});
