import assert from "node:assert/strict";
import { readMoment } from "../../../../src/cli/arguments/read-moment.ts";
import { at } from "../../../build/ids.ts";

const now = at("10:00");

describe("readMoment", () => {
  it("reads a day, a moment with and without a zone, and an age", () => {
    assert.deepEqual(
      ["2026-11-20", "2026-11-20T14:30", "2026-11-20t14:30:05z", "2026-11-20T14:30+01:00", "1d"].map((typed) =>
        readMoment("--since", typed, now),
      ),
      [at("00:00"), at("14:30"), at("14:30:05"), at("13:30"), "2026-11-19T10:00:00.000Z"],
    );
  });

  it("refuses what is no moment", () => {
    for (const typed of [
      "",
      "yesterday",
      "20.11.2026",
      "2026-13-01",
      "2026-02-30",
      "2026-11-31T08:00Z",
      "2026-11-20 14:30",
      "2026-11-20T25:00",
    ]) {
      assert.throws(() => readMoment("--since", typed, now), { exit: "usage", message: /^--since takes a date like 2026-11-20/ }, typed);
    }
  });

  it("takes no age that no list reaches back to", () => {
    assert.throws(() => readMoment("--until", "9999999d", now), { exit: "usage", message: /^--until/ });
  });
});
