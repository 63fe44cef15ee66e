import assert from "node:assert/strict";
import { Ledger } from "../../../scripts/chaos/books/ledger.ts";
import { tableOf } from "../../../scripts/chaos/run-matrix.ts";

describe("tableOf", () => {
  it("has a row for each book, and one for a run without books", () => {
    const ledger = new Ledger();
    ledger.add("asked", 3);
    ledger.add("created", 2);
    ledger.add("invitedOrAccepted", 2);
    const [head, line, ...rows] = tableOf([
      { name: "kills-1-user", kind: "balanced", reasons: [], seconds: 300, books: [ledger.close("kills 1 user")] },
      { name: "clock", kind: "cannot-run", reasons: ["no libfaketime"], seconds: 2, books: [] },
    ]).split("\n");
    assert.match(head ?? "", /^\| run \| result \| asked \| lost \| created = out \|/);
    assert.match(line ?? "", /^\| --- \| --- \|/);
    assert.deepEqual(rows, [
      "| kills-1-user: kills 1 user | balanced | 3 | 0 | 2 = 2 | 0 = 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 / 0 | 0 | 0 |",
      `| clock | cannot-run |${" – |".repeat(16)}`,
      "",
    ]);
  });
});
