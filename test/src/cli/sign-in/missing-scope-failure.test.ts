import assert from "node:assert/strict";
import { missingScopeFailure } from "../../../../src/cli/sign-in/missing-scope-failure.ts";
import { GuestlistError } from "../../../../src/errors.ts";

describe("missingScopeFailure", () => {
  const forbidden = new GuestlistError("directory-refused", "users: Graph answered 403", { status: 403 });

  it("leads a person of the Azure CLI to the browser", () => {
    const failure = missingScopeFailure(forbidden, "azure-cli");
    assert.deepEqual(
      [failure?.exit, failure?.fix, failure?.cause],
      [...["refused-by-microsoft", "Sign in by browser: run the command without --az.", forbidden]],
    );
  });

  it("says nothing to others, nor about other failures", () => {
    for (const how of ["browser", "device-code", "app"] as const) assert.equal(missingScopeFailure(forbidden, how), undefined);
    for (const error of [new Error("403"), new GuestlistError("directory-refused", "users", { status: 400 })]) {
      assert.equal(missingScopeFailure(error, "azure-cli"), undefined);
    }
  });
});
