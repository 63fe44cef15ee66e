import assert from "node:assert/strict";
import fc from "fast-check";
import { asTable, powerShellTable } from "../../../../src/cli/output/as-table.ts";
import { cellWidth } from "../../../../src/cli/output/cell-width.ts";
import type { PrintedRecord } from "../../../../src/cli/output/printed.ts";
import { hostileText } from "../../../build/hostile-text.ts";
import { runs } from "../../../build/runs.ts";
import { guests, joined, printedText, steering } from "./printed-text.ts";

const linesOf = (text: string) => text.split("\n").slice(0, -1);

describe("asTable", () => {
  it("aligns columns by the cells that characters take", async () => {
    assert.deepEqual(linesOf(await printedText("table", guests)), [
      "displayName  mail               isBlocked  days",
      "Anna Kovács  anna@fabrikam.com  false      3",
      "山田太郎                        true       -1",
    ]);
  });

  it("fits into 40 columns: the widest are cut first", async () => {
    assert.deepEqual(linesOf(await printedText("table", guests, { columns: 40 })), [
      "displayName  mail        isBlocked  days",
      "Anna Kovács  anna@fabr…  false      3",
      "山田太郎                 true       -1",
    ]);
  });

  it("leaves columns out that have no room, and says so", async () => {
    const notes: string[] = [];
    const text = await printedText("table", guests, { columns: 22, note: (note) => notes.push(note) });
    assert.deepEqual(linesOf(text), ["displayNa…  mail", "Anna Ková…  anna@fabr…", "山田太郎"]);
    assert.deepEqual(notes, ["There is no room for isBlocked, days: --output list shows everything."]);
  });

  it("shows the fields that are meant for a table", async () => {
    assert.deepEqual(linesOf(await printedText("table", { ...guests, inTable: ["days"] })), ["days", "3", "-1"]);
  });

  it("shows dates to the minute and the beginnings of ids on a terminal, and both whole off it", async () => {
    const [at, id] = ["2026-11-20T08:15:30.123Z", "0b6f4a4c-5a0d-4b0c-8e57-c0de00000012"];
    const one = { fields: ["id", "at", "mail"], records: [{ id, at, mail: "anna@fabrikam.com" }] };
    assert.deepEqual(linesOf(await printedText("table", one, { columns: 47 })), [
      "id         at                 mail",
      "0b6f4a4c…  2026-11-20T08:15Z  anna@fabrikam.com",
    ]);
    assert.match(await printedText("table", one), new RegExp(`\\n${id}  ${at}  anna@`));
  });

  it("has a bold header in colour", async () => {
    assert.equal(await printedText("table", { ...guests, fields: ["days"] }, { hasColor: true }), "\u001b[1mdays\u001b[22m\n3\n-1\n");
  });

  it("prints nothing without records", async () => {
    assert.equal(await printedText("table", { ...guests, records: [] }), "");
  });

  it("is laid out like PowerShell's where that is asked for", async () => {
    const format = asTable(powerShellTable);
    const text = await joined(format({ ...guests, fields: ["displayName", "days"] }, { hasColor: false, note() {} }));
    assert.deepEqual(linesOf(text), ["displayName days", "----------- ----", "Anna Kovács 3", "山田太郎    -1"]);
  });

  it("begins after a hundred records, and never has more of them", async () => {
    let given = 0;
    async function* records(): AsyncIterable<PrintedRecord> {
      for (; given < 1000; given += 1) yield { id: given };
    }
    const ahead: number[] = [];
    const format = asTable();
    for await (const text of format({ fields: ["id"], records: records() }, { hasColor: false, note() {} })) {
      ahead.push(given - (linesOf(text).length - 1));
    }
    assert.deepEqual([ahead.length, ahead[0], ahead.at(-1)], [901, -1, 999]);
  });

  it("keeps every line within the terminal, whatever the text", async () => {
    const cell = fc.oneof(hostileText(80), fc.integer(), fc.constant(null), fc.boolean());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: cell, b: cell, c: cell }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 100 }),
        async (records, columns) => {
          const lines = linesOf(await printedText("table", { fields: ["a", "b", "c"], records }, { columns }));
          assert.equal(lines.length, records.length + 1);
          for (const line of lines) assert.ok(cellWidth(line) <= columns, line);
          assert.doesNotMatch(lines.join("\n"), steering);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
