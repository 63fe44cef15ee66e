import assert from "node:assert/strict";
import { guestName } from "../../../src/domain/guest-name.ts";

describe("guestName", () => {
  it("is the directory's name", () => {
    assert.equal(guestName("Dana Weber", "dana.weber@fabrikam.com"), "Dana Weber");
    assert.equal(guestName("dana", null), "dana");
  });

  it("is the address where the name is only its beginning, or none", () => {
    for (const name of ["dana", "Dana", " ", ""]) assert.equal(guestName(name, "dana@fabrikam.com"), "dana@fabrikam.com");
  });
});
