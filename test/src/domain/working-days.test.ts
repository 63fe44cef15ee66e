import assert from "node:assert/strict";
import * as fc from "fast-check";
import { afterWorkingDays } from "../../../src/domain/working-days.ts";
import { id } from "../../build/ids.ts";
import { runs } from "../../build/runs.ts";

const zones = [
  ...["UTC", "Europe/Budapest", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"],
  ...["America/St_Johns", "Africa/Casablanca", "Asia/Riyadh", "Pacific/Kiritimati"],
];
const usual = { timeZone: "Europe/Budapest", weekend: [0, 6] };
const moment = fc
  .date({ min: new Date("2015-01-01T00:00:00Z"), max: new Date("2035-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
const week = fc.record({
  timeZone: fc.constantFrom(...zones),
  weekend: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }),
});

/** The local time, independent of our own code. */
function shown(at: string, timeZone: string) {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", dateStyle: undefined, hour: "2-digit", minute: "2-digit" });
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(parts.get("weekday") ?? "");
  return { weekday, time: `${parts.get("hour")}:${parts.get("minute")}` };
}

const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000;

describe("afterWorkingDays", () => {
  for (const [what, from, count, weekend, expected] of [
    ["the next day at the same time", "2026-11-17T14:30:00.000Z", 1, [0, 6], "2026-11-18T14:30:00.000Z"],
    ["Monday after Friday", "2026-11-20T14:30:00.000Z", 1, [0, 6], "2026-11-23T14:30:00.000Z"],
    ["Monday after a Sunday", "2026-11-22T14:30:00.000Z", 1, [0, 6], "2026-11-23T14:30:00.000Z"],
    ["Sunday after Thursday where Friday and Saturday are free", "2026-11-19T14:30:00.000Z", 1, [5, 6], "2026-11-22T14:30:00.000Z"],
    ["a week later after five days", "2026-11-18T14:30:00.000Z", 5, [0, 6], "2026-11-25T14:30:00.000Z"],
    ["the same moment after none", "2026-11-20T14:30:00.250Z", 0, [0, 6], "2026-11-20T14:30:00.250Z"],
    ["by the local day: late on Friday in UTC is Saturday there", "2026-11-20T23:30:00.000Z", 1, [0, 6], "2026-11-22T23:30:00.000Z"],
    ["an hour earlier in UTC once summer time has begun", "2026-03-27T11:00:00.000Z", 1, [0, 6], "2026-03-30T10:00:00.000Z"],
    ["an hour later in UTC once it has ended", "2026-10-23T10:00:00.000Z", 1, [0, 6], "2026-10-26T11:00:00.000Z"],
    ["as much later as the clocks skip", "2026-03-28T01:30:00.000Z", 1, [], "2026-03-29T01:30:00.000Z"],
    ["the first of two where the clocks show it twice", "2026-10-24T00:30:00.000Z", 1, [], "2026-10-25T00:30:00.000Z"],
    ["the next day where every day is free", "2026-11-20T14:30:00.000Z", 1, [0, 1, 2, 3, 4, 5, 6], "2026-11-21T14:30:00.000Z"],
  ] as const) {
    it(`is ${what}`, () => {
      assert.equal(afterWorkingDays(id(from), count, { ...usual, weekend }), expected);
    });
  }

  it("ends on a working day, at the same time of day unless it is skipped", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 40 }), week, (from, count, workingWeek) => {
        const to = afterWorkingDays(id(from), count, workingWeek);
        const [start, end] = [shown(from, workingWeek.timeZone), shown(to, workingWeek.timeZone)];
        if (end.time !== start.time) {
          const anHourBefore = shown(new Date(Date.parse(to) - 3_600_000).toISOString(), workingWeek.timeZone);
          assert.ok(anHourBefore.time < start.time && start.time < end.time, `${start.time} became ${end.time}`);
        }
        assert.ok(!workingWeek.weekend.includes(end.weekday), `ends on ${end.weekday}`);
      }),
      { numRuns: runs(300) },
    );
  });

  it("adds one working day for each one more, which is one to seven days", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 20 }), week, (from, count, workingWeek) => {
        const [one, more] = [count, count + 1].map((days) => afterWorkingDays(id(from), days, workingWeek));
        assert.ok(one !== undefined && more !== undefined);
        const between = hours(one, more);
        assert.ok(between >= 22 && between <= 24 * 7 + 1, `${between} hours`);
      }),
      { numRuns: runs(300) },
    );
  });
});
