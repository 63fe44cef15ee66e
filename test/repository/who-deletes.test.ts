import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

const textOf = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const files = projectFiles(["src", "bot"], [".ts"]);

describe("a guest", () => {
  it("is deleted in one place only, which asks whether they are ours and never accepted", () => {
    const callers = files.filter((file) => /\bdirectory\s*\??\.\s*deleteGuest|\bdeleteGuest\b[^;]*\}\s*=/.test(textOf(file)));
    assert.deepEqual(callers, ["src/flows/tending/delete-guest.ts"]);
  });

  it("is deleted by no other file that knows how", () => {
    const knowing = files.filter((file) => /\bdeleteGuest\b/.test(textOf(file)));
    assert.deepEqual(knowing.toSorted(), [
      "src/adapters/graph/deleted-guests.ts",
      "src/adapters/graph/directory.ts",
      "src/flows/tending/carry-out-revocation.ts",
      "src/flows/tending/delete-guest.ts",
      "src/ports/directory.ts",
    ]);
  });

  it("is deleted by one request to Graph", () => {
    const deleting = files.filter((file) => /method: "DELETE",/.test(textOf(file)));
    assert.deepEqual(deleting, ["src/adapters/graph/deleted-guests.ts"]);
  });
});
