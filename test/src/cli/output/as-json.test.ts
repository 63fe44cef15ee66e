import assert from "node:assert/strict";
import fc from "fast-check";
import { hostileText } from "../../../build/hostile-text.ts";
import { runs } from "../../../build/runs.ts";
import { guests, printedText, steering } from "./printed-text.ts";

describe("asJson", () => {
  it("is an array with every field of every record", async () => {
    assert.equal(
      await printedText("json", { ...guests, fields: ["displayName", "phone"] }),
      '[\n  {\n    "displayName": "Anna Kovács",\n    "phone": null\n  },\n  {\n    "displayName": "山田太郎",\n    "phone": null\n  }\n]\n',
    );
  });

  it("is an empty array without records", async () => {
    assert.equal(await printedText("json", { ...guests, records: [] }), "[]\n");
  });

  it("is one object where there is exactly one record", async () => {
    assert.equal(await printedText("json", { fields: ["id"], records: [{ id: "1" }], isSingle: true }), '{\n  "id": "1"\n}\n');
    assert.equal(await printedText("json", { fields: ["id"], records: [], isSingle: true }), "null\n");
  });

  it("is what was given, and never steers a terminal, whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText(60), { maxLength: 3 }), async (texts) => {
        const records = texts.map((text) => ({ text, list: [text], thing: { text } }));
        for (const format of ["json", "jsonl"] as const) {
          const printed = await printedText(format, { fields: ["text", "list", "thing"], records });
          assert.deepEqual(format === "json" ? JSON.parse(printed) : linesOf(printed).map((line) => JSON.parse(line) as unknown), records);
          assert.doesNotMatch(printed, steering);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

const linesOf = (text: string) => text.split("\n").slice(0, -1);

describe("asJsonLines", () => {
  it("is an object a line, also for a single record", async () => {
    assert.equal(await printedText("jsonl", { ...guests, fields: ["days"] }), '{"days":3}\n{"days":-1}\n');
    assert.equal(await printedText("jsonl", { fields: ["id"], records: [{ id: "1" }], isSingle: true }), '{"id":"1"}\n');
    assert.equal(await printedText("jsonl", { ...guests, records: [] }), "");
  });
});
