import assert from "node:assert/strict";
import fc from "fast-check";
import { hostileText } from "../../../build/hostile-text.ts";
import { runs } from "../../../build/runs.ts";
import { guests, printedText } from "./printed-text.ts";

/** Reads comma-separated values as RFC 4180 defines them. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("asCsv", () => {
  it("begins with a byte order mark and a header, and has the line ends of Windows", async () => {
    assert.equal(
      await printedText("csv", guests),
      "\ufeffdisplayName,mail,isBlocked,days\r\nAnna Kovács,anna@fabrikam.com,false,3\r\n山田太郎,,true,-1\r\n",
    );
  });

  it("has a header without records", async () => {
    assert.equal(await printedText("csv", { ...guests, records: [] }), "\ufeffdisplayName,mail,isBlocked,days\r\n");
  });

  it("quotes what has commas, quotes, line ends or spaces around it", async () => {
    const records = [{ a: 'Kovács, "Anna"', b: "two\nlines", c: " x" }];
    assert.equal(await printedText("csv", { fields: ["a", "b", "c"], records }), '\ufeffa,b,c\r\n"Kovács, ""Anna""","two\nlines"," x"\r\n');
  });

  it("joins lists, and writes things in things as JSON", async () => {
    const records = [{ a: ["x", "y"], b: { c: 1 }, d: [{ e: null }] }];
    assert.equal(
      await printedText("csv", { fields: ["a", "b", "d"], records }),
      '\ufeffa,b,d\r\nx; y,"{""c"":1}","{""e"":null}"\r\n'.replace("x; y", '"x; y"'),
    );
  });

  it("lets a spreadsheet calculate nothing, but leaves negative numbers", async () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1", "\n=1", " =1", "\u200b@SUM(A1)", "\u0000+1"]) {
      const [, row] = readCsv((await printedText("csv", { fields: ["text", "n"], records: [{ text, n: -1 }] })).slice(1));
      assert.deepEqual(row, [`'${text}`, "-1"]);
    }
  });

  it("is read back as it was, whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(hostileText(60), fc.string()), { maxLength: 4 }), async (rows) => {
        const printed = await printedText("csv", { fields: ["a", "b"], records: rows.map(([a, b]) => ({ a, b })) });
        const read = readCsv(printed.slice(1)).map((row) =>
          row.map((cell) => cell.replace(/^'(?=[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u, "")),
        );
        assert.deepEqual(read, [["a", "b"], ...rows.map((row) => row.map((cell) => cell.toWellFormed()))]);
      }),
      { numRuns: runs(300) },
    );
  });

  it("doesn't steer a terminal", async () => {
    const records = [{ text: "a\u001b[31mb\u202e\nc" }];
    assert.equal(await printedText("csv", { fields: ["text"], records }, { columns: 80 }), 'text\r\n"a [31mb \nc"\r\n');
  });
});
