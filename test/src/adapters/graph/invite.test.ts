import assert from "node:assert/strict";
import type { InviteRequest } from "../../../../src/ports/directory.ts";
import type { ScriptedAnswer } from "../../../fakes/scripted-fetch.ts";
import { asAda, graphUnderTest, problem } from "./graph-under-test.ts";

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

  const refusals: readonly [number, string, string, string][] = [
    [400, "BadRequest", "The Primary SMTP Address is an invalid value", "address-refused"],
    [400, "BadRequest", "Group email Address isn't supported", "address-refused"],
    [400, "BadRequest", "The invited user email address is invalid.", "address-refused"],
    [400, "BadRequest", "Invitee is in inviter tenant", "own-domain"],
    [
      400,
      "BadRequest",
      "The invited user already exists in the directory as object ID: 1-2. They can use that account.",
      "already-in-directory",
    ],
    [
      400,
      "BadRequest",
      "The invited user already exists in the directory as objectID: 1, but the account is blocked",
      "already-in-directory",
    ],
    [400, "BadRequest", "Non-external user already exists with the given mail address and can't be invited.", "already-in-directory"],
    [400, "BadRequest", "The domain of the user is currently blocked by your invitation policy.", "domain-blocked"],
    [403, "Forbidden", "This invitation is blocked by cross-tenant access settings. Admins in both", "domain-blocked"],
    [403, "Forbidden", "the Microsoft B2B Cross Cloud Worker application has been disabled", "domain-blocked"],
    [403, "Forbidden", "Guest invitations not allowed for your company. Contact your company administrator.", "invitations-not-allowed"],
    [403, "Forbidden", "Invitations are blocked for this directory due to suspicious activity.", "tenant-blocked"],
    [401, "Unauthorized", "Insufficient privileges to perform requested operation by the application '0'.", "permission-missing"],
    [401, "Unauthorized", "", "permission-missing"],
    [403, "Authorization_RequestDenied", "", "permission-missing"],
    [401, "InvalidAuthenticationToken", "Lifetime validation failed", "unknown"],
    [403, "Forbidden", "Something new", "unknown"],
    [400, "BadRequest", "Invalid request input", "unknown"],
    [409, "Conflict", "", "unknown"],
  ];
  for (const [status, code, message, reason] of refusals) {
    it(`takes ${status} ${code} "${message.slice(0, 60)}" for ${reason}`, async () => {
      const { directory, sent } = graphUnderTest(problem(status, code, message));
      assert.deepEqual(await directory.invite(asAda, request), { kind: "refused", reason, remoteId: "request-1" });
      assert.equal(sent.length, 1);
    });
  }

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
