import assert from "node:assert/strict";
import { guestlistFailure } from "../../../src/cli/guestlist-failure.ts";
import { GuestlistError } from "../../../src/errors.ts";
import type { ErrorCode } from "../../../src/errors.ts";

const endOf = (code: ErrorCode) => {
  const { exit, message, fix } = guestlistFailure(new GuestlistError(code, "the reason", { status: 500 }));
  return [exit, message, fix];
};

describe("guestlistFailure", () => {
  const ends: Readonly<Record<ErrorCode, readonly unknown[]>> = {
    "config-invalid": ["failed", "The configuration is not valid:\nthe reason", undefined],
    "directory-unavailable": ["failed", "Microsoft Graph doesn't answer (status 500).", "Try again in a few minutes."],
    "directory-refused": [
      "refused-by-microsoft",
      "Microsoft Graph refused (status 500): the reason.",
      "docs/permissions.md lists what is needed.",
    ],
    "directory-answer-unexpected": [
      "failed",
      "Microsoft Graph gave an answer that Guestlist doesn't understand (status 500).",
      "--verbose shows more.",
    ],
    "sign-in-challenged": [
      "sign-in-needed",
      "Microsoft wants you to sign in again.",
      "Run the command again and sign in by browser: without --az.",
    ],
    "identity-unavailable": ["failed", "Microsoft Entra doesn't answer, so nobody is signed in.", "Try again in a few minutes."],
    "identity-misconfigured": [
      "sign-in-needed",
      "The sign-in was refused: the reason.",
      "Check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID.",
    ],
    "teams-unavailable": ["failed", "Microsoft Teams doesn't answer (status 500).", "Try again in a few minutes."],
    "teams-refused": ["refused-by-microsoft", "Microsoft Teams refused (status 500): the reason.", undefined],
    "store-unavailable": ["failed", "The database can't be used: the reason.", "DATABASE_URL names it."],
    "store-corrupt": ["failed", "The database can't be used: the reason.", "DATABASE_URL names it."],
    "store-copied": ["failed", "The database can't be used: the reason.", "DATABASE_URL names it."],
    "store-in-use": ["failed", "The database can't be used: the reason.", "DATABASE_URL names it."],
    "outcome-unknown": [
      "failed",
      "Microsoft didn't answer in time, so it isn't known whether this was done.",
      "Look at it with guestlist show or guestlist guests before you try again.",
    ],
    throttled: ["failed", "Microsoft asks to wait.", "Try again in a few minutes."],
  };
  for (const code of Object.keys(ends) as readonly ErrorCode[]) {
    it(`has an exit code and a sentence for ${code}`, () => assert.deepEqual(endOf(code), ends[code]));
  }

  it("says once that the database can't be used, and how to name it", () => {
    const error = new GuestlistError("store-unavailable", "/a/b can't be used as the database: name another path in DATABASE_URL");
    const { message, fix } = guestlistFailure(error);
    assert.deepEqual([message, fix], ["The database can't be used: /a/b: name another path in DATABASE_URL.", undefined]);
  });

  for (const [said, sentence] of [
    ["The database guestlist at db.contoso.com can't be used: why", "The database guestlist at db.contoso.com can't be used: why."],
    ["/a/b can't be used as the database: why", "The database can't be used: /a/b: why."],
    ["the file /a/b: why", "The database can't be used: the file /a/b: why."],
    ["the PostgreSQL database a at b isn't empty", "The database can't be used: the PostgreSQL database a at b isn't empty."],
  ] as const) {
    it(`names a database once, and no setting, because an argument may have named it: ${said}`, () => {
      const { message, fix } = guestlistFailure(new GuestlistError("store-corrupt", said));
      assert.deepEqual([message, fix], [sentence, undefined]);
    });
  }
});
