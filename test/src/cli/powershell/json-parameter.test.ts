import assert from "node:assert/strict";
import { readJsonParameter, textMember } from "../../../../src/cli/powershell/json-parameter.ts";

const shape = { parameter: "-Info", names: ["messageLanguage", "body"], example: '{"body":"Hi"}' };
const read = (text: string) => readJsonParameter(text, shape);

describe("readJsonParameter", () => {
  it("gives members by Graph's names, whatever their case; null isn't there", () => {
    assert.deepEqual(read(' {"BODY":"Hi","messagelanguage":null}'), { body: "Hi" });
  });

  for (const [text, message] of [
    ["@{body='Hi'}", /object of PowerShell/],
    [" New-Object X", /object of PowerShell/],
    ["$info", /object of PowerShell/],
    ["{body:1}", /isn't JSON\./],
    ["[]", /isn't a JSON object/],
    ["null", /isn't a JSON object/],
    ['{"other":1}', /has “other”; it can have messageLanguage and body\./],
    ['{"__proto__":1}', /has “__proto__”/],
    ['{"body":"a","Body":"b"}', /has body twice/],
  ] as const) {
    it(`refuses ${text}, and shows how it is written`, () => {
      const fix = `Write JSON in single quotes: -Info '{"body":"Hi"}'`;
      assert.throws(() => read(text), { exit: "usage", message, fix });
    });
  }
});

describe("textMember", () => {
  it("is a text, or isn't there", () => {
    assert.deepEqual([textMember({ body: "Hi" }, "body", shape), textMember({}, "body", shape)], ["Hi", undefined]);
    assert.throws(() => textMember({ body: 3 }, "body", shape), { exit: "usage", message: /needs a text in quotes as body/ });
  });
});
