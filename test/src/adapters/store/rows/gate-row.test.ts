import assert from "node:assert/strict";
import { gateRow, readGate } from "../../../../../src/adapters/store/rows/gate-row.ts";
import type { Ledger } from "../../../../../src/domain/pace/ledger.ts";
import { at, id } from "../../../../build/ids.ts";

const trial = { by: id("admin"), at: at("10:00"), invitation: id("invitation"), post: id("post") };
const gates: readonly Ledger["gate"][] = [
  { kind: "open" },
  { kind: "open", halfUntil: at("10:00") },
  { kind: "stopped", since: at("09:00") },
  { kind: "stopped", since: at("09:00"), remoteId: "request-1", trial },
];

describe("readGate", () => {
  for (const gate of gates) {
    it(`reads what gateRow has written: ${JSON.stringify(gate)}`, () => assert.deepEqual(readGate({ id: 1, ...gateRow(gate) }), gate));
  }

  it("trusts no row", () => {
    const row = { id: 1, ...gateRow({ kind: "open" }) };
    assert.throws(() => readGate({ ...row, kind: "ajar" }), { code: "store-corrupt" });
    assert.throws(() => readGate({ ...row, kind: "stopped" }), { code: "store-corrupt" });
  });
});
