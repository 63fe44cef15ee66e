import assert from "node:assert/strict";
import { failureReasons } from "../../../../src/domain/failure.ts";
import { exitOf } from "../../../../src/cli/words/exit-of.ts";
import { exitCodes } from "../../../../src/cli/exit.ts";
import {
  cautionWords,
  refusalFailure,
  refusalWords,
  sendingFailure,
  shellTexts,
  shellTimeZone,
} from "../../../../src/cli/words/refusal-words.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { id } from "../../../build/ids.ts";

describe("refusalWords", () => {
  it("says the sentence that Teams would say, as it is read there", () => {
    assert.equal(
      refusalWords({ kind: "domain-blocked", domain: "_litware_.com" }),
      "Your organization doesn't allow guests from _litware_.com. An administrator can change that in the external collaboration settings.",
    );
  });

  it("keeps the characters of a name from steering the terminal", () => {
    const words = refusalWords({ kind: "guest-accepted", name: "Dana\u001b[31m \u202eevil", user: "x" as never, since: null });
    assert.doesNotMatch(words, /[\p{Cc}\u202e]/u);
  });

  it("names a sign-in that a shell has", () => {
    assert.match(refusalWords({ kind: "strong-auth-needed", signInUrl: "https://bot.example.com/sign-in" }), /Sign in by browser/);
    assert.match(refusalWords({ kind: "sign-in-refused" }), /not accepted.*Sign in by browser/);
  });

  it("gives times in the zone of the machine", () => {
    const at = { until: id("2026-11-20T14:32:00.000Z"), now: id("2026-11-20T10:00:00.000Z") };
    assert.match(refusalWords({ kind: "pace", limit: "person", ...at }, textsFor("en", "Europe/Budapest")), /15:32|3:32/);
  });
});

describe("refusalFailure", () => {
  it("ends with the code of the reason", () => {
    const codes = (["stopped", "consent-needed", "policy-denied", "requester-is-guest"] as const).map((kind) =>
      kind === "policy-denied" ? refusalFailure({ kind, unchecked: false }) : refusalFailure({ kind }),
    );
    assert.deepEqual(
      codes.map(({ exit }) => exitCodes[exit]),
      [5, 4, 7, 7],
    );
  });
});

describe("sendingFailure", () => {
  it("says why Microsoft took no invitation, with the reference for support", () => {
    const failure = sendingFailure({
      kind: "failed",
      since: id("2026-11-20T10:00:00.000Z"),
      reason: "group-address",
      reference: "AB12",
    });
    assert.equal(failure.exit, "refused-by-microsoft");
    assert.match(failure.message, /^This address belongs to a group, .*\(Reference: AB12\)$/);
  });

  it("has a code for every reason", () => {
    for (const reason of failureReasons) assert.ok(exitCodes[exitOf(reason)] > 0, reason);
  });
});

describe("cautionWords", () => {
  it("says what to confirm", () => {
    assert.match(
      cautionWords({ kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "d@gmail.com" }),
      /gmial\.com looks like/,
    );
  });
});

describe("shellTimeZone", () => {
  it("is one that Intl formats", () => {
    assert.doesNotThrow(() => new Intl.DateTimeFormat("en", { timeZone: shellTimeZone() }));
    assert.equal(shellTexts().locale, textsFor("en").locale);
  });
});
