import assert from "node:assert/strict";
import { mayBeOutside } from "../../../../src/flows/who/may-be-outside.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("mayBeOutside", () => {
  for (const [approvers, escalatedTo, expected] of [
    ["team", undefined, false],
    ["everybody", undefined, false],
    ["legal", undefined, true],
    ["team", "legal", true],
    ["team", "everybody", false],
    ["gone", undefined, true],
  ] as const) {
    it(`is ${expected} for ${approvers}${escalatedTo ? `, escalated to ${escalatedTo}` : ""}`, async () => {
      const { ports, policy } = fakeOutside();
      policy.change({
        approvers: [
          { name: "everybody", who: { kind: "team" } },
          { name: "legal", who: { kind: "group", group: "legal" } },
        ],
      });
      assert.equal(await mayBeOutside(ports, { approvers, ...(escalatedTo && { escalatedTo }) }), expected);
    });
  }
});
