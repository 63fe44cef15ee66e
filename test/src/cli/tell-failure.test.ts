import assert from "node:assert/strict";
import { CommandFailure } from "../../../src/cli/command-failure.ts";
import { tellFailure } from "../../../src/cli/tell-failure.ts";
import { GuestlistError } from "../../../src/errors.ts";
import type { ErrorCode } from "../../../src/errors.ts";

const briefly = { verbose: false, isStopped: false };

describe("tellFailure", () => {
  it("says a command's own sentence, and the way out", () => {
    const failure = new CommandFailure("not-found", "There is no such invitation.", { fix: "guestlist list shows all." });
    assert.deepEqual(tellFailure(failure, briefly), {
      exit: "not-found",
      lines: ["There is no such invitation. guestlist list shows all."],
    });
  });

  it("says every problem of the configuration on a line of its own", () => {
    const error = new GuestlistError("config-invalid", "PORT is not valid: x\nCLOUD is not valid: y");
    assert.deepEqual(tellFailure(error, briefly), {
      exit: "failed",
      lines: ["The configuration is not valid:", "PORT is not valid: x", "CLOUD is not valid: y"],
    });
  });

  const failures: readonly (readonly [ErrorCode, ConstructorParameters<typeof GuestlistError>[2], string, string])[] = [
    ["directory-unavailable", { status: 503 }, "failed", "Microsoft Graph doesn't answer (status 503). Try again in a few minutes."],
    [
      "directory-refused",
      { status: 403, remoteId: "r-1" },
      "refused-by-microsoft",
      "Microsoft Graph refused (status 403): no. docs/permissions.md lists what is needed. Microsoft's reference is r-1.",
    ],
    [
      "sign-in-challenged",
      {},
      "sign-in-needed",
      "Microsoft wants you to sign in again. Run the command again and sign in by browser: without --az.",
    ],
    ["store-unavailable", {}, "failed", "The database can't be used: no. DATABASE_URL names it."],
    ["throttled", { retryAfter: 30 }, "failed", "Microsoft asks to wait. Try again in 30 seconds."],
    [
      "outcome-unknown",
      {},
      "failed",
      "Microsoft didn't answer in time, so it isn't known whether this was done. Look at it with guestlist show or guestlist guests before you try again.",
    ],
  ];
  for (const [code, details, exit, sentence] of failures) {
    it(`ends ${code} with ${exit}`, () => {
      assert.deepEqual(tellFailure(new GuestlistError(code, "no", details), briefly), { exit, lines: [sentence] });
    });
  }

  it("says nothing of an unknown error but its code", () => {
    const error = Object.assign(new Error("secret words"), { code: "EMFILE" });
    assert.deepEqual(tellFailure(error, briefly), {
      exit: "failed",
      lines: ["Something unexpected happened (EMFILE). --verbose shows more."],
    });
    assert.deepEqual(tellFailure("text", briefly).lines, ["Something unexpected happened (string). --verbose shows more."]);
  });

  it("is stopped, whatever failed after Ctrl+C, unless a command says more", () => {
    assert.deepEqual(tellFailure(new Error("aborted"), { verbose: false, isStopped: true }), { exit: "interrupted", lines: ["Stopped."] });
    const partly = new CommandFailure("partly", "3 of 5 were sent.");
    assert.deepEqual(tellFailure(partly, { verbose: false, isStopped: true }), { exit: "partly", lines: ["3 of 5 were sent."] });
  });

  it("shows causes with their stacks when that is asked for, but no token, secret or address", () => {
    const cause = new Error("Bearer abc.def to dana@fabrikam.com, code=0.Ab&x client_secret=hush eyJhbGciOi.eyJvaWQ.c2ln");
    const { lines } = tellFailure(new GuestlistError("directory-unavailable", "no answer", { cause }), { verbose: true, isStopped: false });
    const text = lines.join("\n");
    assert.match(text, /^GuestlistError: no answer$/m);
    assert.match(text, /^caused by Error: Bearer <secret> to <address>, code=<secret>&x client_secret=<secret> <token>$/m);
    assert.match(text, /^ {4}at .*tell-failure\.test\.ts/m);
  });

  it("doesn't steer the terminal", () => {
    assert.deepEqual(tellFailure(new CommandFailure("failed", "a\u001b[31mb"), briefly).lines, ["a [31mb"]);
  });
});
