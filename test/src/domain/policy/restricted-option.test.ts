import assert from "node:assert/strict";
import { optionNames } from "../../../../src/domain/invite-form.ts";
import { restrictedOptions } from "../../../../src/domain/policy/restricted-option.ts";

describe("restrictedOptions", () => {
  it("are options of the form", () => {
    assert.deepEqual(
      restrictedOptions.filter((option) => !optionNames.includes(option)),
      [],
    );
  });
});
