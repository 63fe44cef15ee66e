import assert from "node:assert/strict";
import english from "../../../src/texts/en.json" with { type: "json" };
import type { FailureReason } from "../../../src/domain/failure.ts";
import { failureReasons, isApproversFault, isReopenable, isWorthRetrying } from "../../../src/domain/failure.ts";

describe("isWorthRetrying", () => {
  it("is true of failures that pass, or that a person can fix", () => {
    const all: Readonly<Record<FailureReason, boolean>> = {
      "own-domain": false,
      employee: false,
      "guest-accepted": false,
      "guest-no-state": false,
      "requester-is-guest": false,
      "consent-needed": true,
      "strong-auth-needed": true,
      "sign-in-denied": true,
      "sign-in-refused": true,
      "member-not-allowed": true,
      "colleagues-not-members": false,
      "to-confirm": false,
      "policy-denied": false,
      "option-refused": false,
      "requester-gone": false,
      "requester-disabled": false,
      "requester-not-admitted": false,
      "cap-reached": false,
      "no-approvals-channel": false,
      "invited-by-other": false,
      "taken-over": false,
      "address-in-use": true,
      "group-address": false,
      "account-disabled": true,
      "synced-account": false,
      "cross-tenant-blocked": true,
      "cross-cloud-disabled": true,
      "quota-reached": true,
      "address-refused": false,
      "already-in-directory": false,
      "domain-blocked": true,
      "invitations-not-allowed": true,
      "permission-missing": true,
      "tenant-blocked": true,
      busy: true,
      "needs-press": true,
      interrupted: true,
      "not-confirmed": true,
      unknown: true,
    };
    const reasons = Object.keys(all) as FailureReason[];
    assert.deepEqual(
      reasons.filter(isWorthRetrying),
      reasons.filter((reason) => all[reason]),
    );
  });
});

describe("isApproversFault", () => {
  it("names the failures that another approver may not meet", () => {
    assert.deepEqual(failureReasons.filter(isApproversFault).toSorted(), [
      "consent-needed",
      "invitations-not-allowed",
      "member-not-allowed",
      "permission-missing",
      "quota-reached",
      "sign-in-denied",
      "sign-in-refused",
      "strong-auth-needed",
    ]);
  });
});

describe("isReopenable", () => {
  it("names the failures that a new form helps with", () => {
    assert.deepEqual(failureReasons.filter(isReopenable), [
      "to-confirm",
      "option-refused",
      "cap-reached",
      "no-approvals-channel",
      "invitations-not-allowed",
    ]);
  });
});

describe("failureReasons", () => {
  it("each have words for the card, and no words are left over", () => {
    assert.deepEqual([...failureReasons, "busy-until"].toSorted(), Object.keys(english.failure).toSorted());
  });
});
