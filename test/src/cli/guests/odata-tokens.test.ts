import assert from "node:assert/strict";
import fc from "fast-check";
import { readODataTokens } from "../../../../src/cli/guests/odata-tokens.ts";
import { hostileText } from "../../../build/hostile-text.ts";

const kinds = (text: string) => readODataTokens(text).map((token) => `${token.kind} ${token.text}`);

describe("the pieces of an OData expression", () => {
  it("are names, texts, blanks and the rest", () => {
    assert.deepEqual(kinds("startsWith(mail,'a''b') and x/$count ge 2"), [
      ...["name startsWith", "other (", "name mail", "other ,", "text 'a''b'", "other )", "blank  ", "name and", "blank  "],
      ...["name x", "other /", "name $count", "blank  ", "name ge", "blank  ", "other 2"],
    ]);
  });

  it("keep a time in one piece", () => {
    assert.deepEqual(kinds("le 2026-11-29T08:00:00Z").slice(2), ["other 2026-11-29", "name T08", "other :00:00", "name Z"]);
  });

  it("end in an open text when a quote isn't closed", () => {
    assert.deepEqual(kinds("mail eq 'a''"), ["name mail", "blank  ", "name eq", "blank  ", "open 'a''"]);
  });

  it("together are the text, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(200), fc.string({ unit: "binary" })), (text) => {
        assert.equal(
          readODataTokens(text)
            .map((token) => token.text)
            .join(""),
          text,
        );
      }),
    );
  });

  it("are found in a moment, also in a long text of quotes", () => {
    assert.equal(readODataTokens("'".repeat(100_001)).length, 1);
  });
});
