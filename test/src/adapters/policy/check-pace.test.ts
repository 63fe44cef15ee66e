import assert from "node:assert/strict";
import { checkPace } from "../../../../src/adapters/policy/check-pace.ts";

const bounds = [
  ["person.atOnce", (value: number) => ({ person: { atOnce: value } }), 1, 20],
  ["person.thenEverySeconds", (value: number) => ({ person: { thenEverySeconds: value } }), 10, 600],
  ["tenant.atOnce", (value: number) => ({ tenant: { atOnce: value } }), 1, 50],
  ["tenant.thenEverySeconds", (value: number) => ({ tenant: { thenEverySeconds: value } }), 5, 600],
  ["perDay", (value: number) => ({ perDay: value }), 1, 2000],
  ["betweenMailsSeconds", (value: number) => ({ betweenMailsSeconds: value }), 600, 86_400],
] as const;

describe("checkPace", () => {
  for (const [name, pace, least, most] of bounds) {
    it(`lets ${name} be ${least} to ${most}, and nothing else`, () => {
      for (const value of [least, most]) assert.deepEqual(checkPace({ pace: pace(value) }), []);
      const message = `must be ${least} to ${most}: Microsoft blocks tenants that invite too fast`;
      for (const value of [least - 1, most + 1]) {
        const path = ["pace", ...name.split(".")];
        assert.deepEqual(checkPace({ pace: pace(value) }), [{ path, code: "pace-out-of-bounds", message }]);
      }
    });
  }

  it("doesn't let one person's limits be switched off", () => {
    assert.deepEqual(checkPace({ pace: { personLimits: true } }), []);
    const [mistake, ...others] = checkPace({ pace: { personLimits: false } });
    assert.deepEqual([mistake?.path, mistake?.message, others], [["pace", "personLimits"], "can be false only in the sandbox", []]);
  });

  it("says nothing about a file without a pace, nor about other mistakes", () => {
    for (const value of [{}, { pace: {} }, { pace: 5 }, { pace: { person: "fast" } }, { pace: { perDay: "many" } }, "text", null]) {
      assert.deepEqual(checkPace(value), []);
    }
  });
});
