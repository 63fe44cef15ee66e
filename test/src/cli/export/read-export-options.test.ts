import assert from "node:assert/strict";
import { readExportRequest } from "../../../../src/cli/export/read-export-options.ts";
import { at } from "../../../build/ids.ts";

const read = (options: Record<string, unknown> = {}, output?: Parameters<typeof readExportRequest>[1]) =>
  readExportRequest(options, output, at("10:00"));

describe("readExportRequest", () => {
  it("is all invitations as CSV on stdout, if nothing else is said", () => {
    assert.deepEqual(read(), { what: "invitations", mayReplace: false, format: "csv", filter: {} });
  });

  it("takes the format from the option, else from the file's name", () => {
    const formats = ["a.csv", "a.JSON", "a.ndjson", "a.jsonl", "a.txt", "json"].map((file) => read({ file }).format);
    assert.deepEqual(formats, ["csv", "json", "jsonl", "jsonl", "csv", "csv"]);
    assert.equal(read({ file: "a.csv" }, "json").format, "json");
  });

  it("narrows by time, state and domain", () => {
    const { filter } = read({ since: "1h", until: "2026-11-20T09:30Z", state: "Accepted,open", domain: "@Fabrikam.com" });
    assert.deepEqual([filter.createdFrom, filter.createdBefore, filter.domain], [at("09:00"), at("09:30"), "fabrikam.com"]);
    assert.deepEqual(filter.states?.slice(0, 2), ["accepted", "requested"]);
  });

  for (const [what, options, output] of [
    ["another thing", { what: "links" }],
    ["a table", {}, "table"],
    ["a list", { file: "a.csv" }, "list"],
    ["a file without a name", { file: "" }],
    ["--force without a file", { force: true }],
    ["a time that isn't one", { since: "soon" }],
    ["a state that there isn't", { state: "gone" }],
    ["a domain that can't be one", { domain: "a b" }],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => read(options, output), { name: "CommandFailure", exit: "usage" });
    });
  }
});
