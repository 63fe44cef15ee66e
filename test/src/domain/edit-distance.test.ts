import assert from "node:assert/strict";
import { editDistance } from "../../../src/domain/edit-distance.ts";

describe("editDistance", () => {
  for (const [from, to, distance] of [
    ["", "", 0],
    ["help", "help", 0],
    ["", "help", 4],
    ["help", "", 4],
    ["hep", "help", 1],
    ["hellp", "help", 1],
    ["halp", "help", 1],
    ["hepl", "help", 1],
    ["statsu", "status", 1],
    ["invit a partner", "invite a partner", 1],
    ["sitting", "kitten", 3],
    ["abc", "xay", 3],
    ["xab", "bcx", 3],
    ["ab", "cd", 2],
  ] as const) {
    it(`is ${distance} from “${from}” to “${to}”`, () => assert.equal(editDistance(from, to), distance));
  }
});
