import assert from "node:assert/strict";
import { readChoice } from "../../../../src/cli/arguments/read-choice.ts";

const read = (typed: string) => readChoice("--state", typed, ["pending", "accepted", "none"]);

describe("readChoice", () => {
  it("reads a word in any case", () => assert.equal(read(" Pending "), "pending"));

  it("names the words when it doesn't know one", () => {
    assert.throws(() => read("gone"), { exit: "usage", message: "--state takes pending, accepted or none, not “gone”." });
    for (const typed of ["", "__proto__", "pend"]) assert.throws(() => read(typed), { exit: "usage" }, typed);
  });
});
