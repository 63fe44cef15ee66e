import assert from "node:assert/strict";
import { columns, counted, listed, plain } from "../../../src/cli/output.ts";

describe("plain", () => {
  it("takes away what would steer a terminal or turn a line around", () => {
    assert.equal(plain("\u001b[31mred\u0007\u202e txt\u2066 Zoë \u200dJiří"), " [31mred   txt  Zoë \u200dJiří");
  });
});

describe("columns", () => {
  it("sets rows under each other, the last column free", () => {
    assert.deepEqual(
      columns([
        ["a", "bb", "long text"],
        ["aaa", "b", ""],
      ]),
      ["  a    bb  long text", "  aaa  b"],
    );
    assert.deepEqual(columns([]), []);
  });
});

describe("counted and listed", () => {
  it("say it as people do", () => {
    assert.deepEqual([counted(0, "day"), counted(1, "day"), counted(2, "person", "people")], ["0 days", "1 day", "2 people"]);
    assert.deepEqual([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])], ["", "a", "a and b", "a, b and c"]);
  });
});
