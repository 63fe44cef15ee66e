import assert from "node:assert/strict";
import { readFilter } from "../../../../src/cli/invitations/read-filter.ts";
import { openStates } from "../../../../src/domain/invitation.ts";
import { at } from "../../../build/ids.ts";

const now = at("10:00");

describe("readFilter", () => {
  it("narrows nothing without options", () => {
    assert.deepEqual(readFilter({}, now), {});
  });

  it("reads several states, and the words for those that are open", () => {
    assert.deepEqual(readFilter({ state: "Failed, open" }, now), { states: ["failed", ...openStates] });
  });

  it("names the states when it doesn't know one, or is given none", () => {
    assert.throws(() => readFilter({ state: "open, pending" }, now), {
      exit: "usage",
      message: /^--state takes requested, .* or ended, not “pending”\.$/,
    });
    assert.throws(() => readFilter({ state: " , " }, now), { exit: "usage", message: /^--state takes requested/ });
  });

  it("reads a domain with its @, and refuses what is none", () => {
    assert.deepEqual(readFilter({ domain: " @Fabrikam.COM" }, now), { domain: "fabrikam.com" });
    for (const domain of ["", "fabrikam", "%.com", "a b.com"]) assert.throws(() => readFilter({ domain }, now), { exit: "usage" }, domain);
  });

  it("ends the list at the earlier of --until and --older-than", () => {
    assert.deepEqual(readFilter({ until: "2026-11-20T09:00Z", olderThan: "2h", since: "3h" }, now), {
      createdFrom: at("07:00"),
      createdBefore: at("08:00"),
    });
    assert.deepEqual(readFilter({ until: "2026-11-20T07:00Z", olderThan: "2h" }, now), { createdBefore: at("07:00") });
  });
});
