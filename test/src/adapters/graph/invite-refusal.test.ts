import assert from "node:assert/strict";
import type { GraphAnswer } from "../../../../src/adapters/graph/requests/graph-answer.ts";
import { inviteRefusal } from "../../../../src/adapters/graph/invite-refusal.ts";
import type { InviteRequest } from "../../../../src/ports/directory.ts";

const request: InviteRequest = { email: "sam@fabrikam.com", redirectUrl: "https://myapps.microsoft.com/?tenantid=t", sendMail: true };

function answer(status: number, code: string, message: string, challenge?: string): GraphAnswer {
  const header = (name: string) => (name === "www-authenticate" ? challenge : undefined);
  return { status, body: { error: { code, message } }, header, requestId: "request-1" };
}

describe("inviteRefusal", () => {
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
    it(`treats ${status} ${code} "${message.slice(0, 60)}" as ${reason}`, () => {
      assert.deepEqual(inviteRefusal(answer(status, code, message), request), { kind: "refused", reason, remoteId: "request-1" });
    });
  }

  for (const status of [401, 403]) {
    it(`treats ${status} with a claims challenge as a request to sign in again`, () => {
      const challenge = answer(status, "InvalidAuthenticationToken", "", 'Bearer realm="", error="insufficient_claims", claims="e30="');
      assert.deepEqual(inviteRefusal(challenge, request), { kind: "refused", reason: "strong-auth-needed", remoteId: "request-1" });
    });
  }

  it("says that a member is for administrators, and tells it from a missing scope", () => {
    const reasonFor = (status: number, code: string, message: string) =>
      inviteRefusal(answer(status, code, message), { ...request, userType: "Member" }).reason;
    assert.equal(reasonFor(403, "Forbidden", "Insufficient privileges to complete the operation."), "member-not-allowed");
    assert.equal(reasonFor(403, "Authorization_RequestDenied", ""), "member-not-allowed");
    assert.equal(reasonFor(401, "Unauthorized", "Insufficient privileges to perform"), "permission-missing");
    assert.equal(reasonFor(403, "Forbidden", "Guest invitations not allowed for your company."), "invitations-not-allowed");
  });

  it("leaves out Graph's request-id when there is none", () => {
    const { requestId: _, ...nameless } = answer(409, "Conflict", "");
    assert.deepEqual(inviteRefusal({ ...nameless, requestId: undefined }, request), { kind: "refused", reason: "unknown" });
  });
});
