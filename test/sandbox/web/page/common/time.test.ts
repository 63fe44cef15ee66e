import assert from "node:assert/strict";
import { dayName, longTime, shortTime } from "../../../../../sandbox/web/page/common/time.js";

const now = new Date(2026, 10, 20, 18, 0);
const today = new Date(2026, 10, 20, 14, 32).toISOString();
const before = new Date(2026, 10, 18, 9, 5).toISOString();

describe("shortTime", () => {
  it("shows the time for today and the date for another day, in the reader's locale", () => {
    assert.equal(shortTime(today, "en-GB", now), "14:32");
    assert.match(shortTime(before, "en-GB", now), /^18\/11, 0?9:05$/);
    assert.equal(shortTime(today, "fr-FR", now), "14:32");
  });
});

describe("dayName", () => {
  it("says today or the date, with a capital letter", () => {
    assert.deepEqual([dayName(today, "en-US", now), dayName(today, "fr-FR", now)], ["Today", "Aujourd’hui"]);
    assert.deepEqual([dayName(before, "en-US", now), dayName(before, "fr-FR", now)], ["Wednesday, November 18", "Mercredi 18 novembre"]);
  });
});

describe("longTime", () => {
  it("shows the full date and time", () => {
    assert.match(longTime(today, "en-GB"), /^Friday,? 20 November 2026 at 14:32$/);
  });
});
