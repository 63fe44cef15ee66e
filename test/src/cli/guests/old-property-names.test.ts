import assert from "node:assert/strict";
import { graphNameOfOld } from "../../../../src/cli/guests/old-property-names.ts";

describe("graphNameOfOld", () => {
  it("knows the AzureAD module's names in any case, and no other", () => {
    assert.deepEqual(["ObjectId", "USERSTATE", "userstatechangedon", "displayName", "id"].map(graphNameOfOld), [
      "id",
      "externalUserState",
      "externalUserStateChangeDateTime",
      undefined,
      undefined,
    ]);
  });
});
