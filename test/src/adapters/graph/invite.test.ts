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
  it("posts the required properties and returns the created user", async () => {
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

  it("sends the language when the app invites, since Graph drops its words", async () => {
    const { directory, sent } = graphUnderTest(created);
    await directory.invite(asApp, { ...request, message: "Welcome", messageLanguage: "fr-FR" });
    const { invitedUserMessageInfo: info } = Object(sent[0]?.body);
    assert.deepEqual(info, { messageLanguage: "fr-FR" });
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

  it("reads a refusal without JSON or id", async () => {
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

  const refusedConnection = new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) });

  it("posts again when the connection was refused, when certainly nothing was sent", async () => {
    const { directory, sent, finish } = graphUnderTest(refusedConnection, created);
    assert.equal((await finish(directory.invite(asAda, request))).kind, "sent");
    assert.equal(sent.length, 2);
  });

  it("says that nothing was sent when the connection is refused again and again", async () => {
    const { directory, finish } = graphUnderTest(refusedConnection);
    await assert.rejects(finish(directory.invite(asAda, request)), { code: "directory-unavailable", cause: refusedConnection });
  });

  it("leaves the outcome open when the connection was refused first, and lost after that", async () => {
    const { directory, sent, finish } = graphUnderTest(refusedConnection, new TypeError("fetch failed"), created);
    await assert.rejects(finish(directory.invite(asAda, request)), { code: "outcome-unknown" });
    assert.equal(sent.length, 2);
  });

  for (const [status, header, retryAfter] of [
    [503, "7", 7],
    [503, "86400", 900],
    [503, "soon", undefined],
    [500, "7", undefined],
  ] as const) {
    it(`keeps the wait of ${status} with Retry-After "${header}"`, async () => {
      const { directory, finish } = graphUnderTest({ status, headers: { "retry-after": header } });
      await assert.rejects(finish(directory.invite(asAda, request)), { code: "outcome-unknown", retryAfter });
    });
  }

  it("keeps Graph's own time of a 503", async () => {
    const { directory } = graphUnderTest({ status: 503, headers: { date: "Fri, 20 Nov 2026 10:00:07 GMT" } });
    await assert.rejects(directory.invite(asAda, request), { code: "outcome-unknown", answeredAt: "2026-11-20T10:00:07.000Z" });
  });

  it("repeats a request without a mail: asked twice, Graph answers the same guest", async () => {
    const { directory, sent, finish } = graphUnderTest({ status: 503 }, new TypeError("fetch failed"), created);
    assert.equal((await finish(directory.invite(asAda, { ...request, sendMail: false }))).kind, "sent");
    assert.equal(sent.length, 3);
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
