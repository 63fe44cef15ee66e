import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { bash } from "../../../../src/cli/completion/bash.ts";
import { anOffer } from "./an-offer.ts";

/** What bash offers for the last of these words. */
function offered(...words: readonly string[]): string {
  const typed = words.map((word) => `'${word}'`).join(" ");
  const line = `COMP_WORDS=(guestlist ${typed}); COMP_CWORD=${words.length}; _guestlist; printf '%s ' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["--norc", "-c", `${bash([anOffer])}\n${line}`], { encoding: "utf8" }).trim();
}

describe("bash", () => {
  it("offers commands, then words and options, then choices", () => {
    assert.equal(offered(""), "show");
    assert.equal(offered("show", ""), "one two --state --file --all");
    assert.equal(offered("show", "one", "--f"), "--file");
    assert.equal(offered("show", "--state", ""), "open ended");
    assert.equal(offered("show", "-s", "e"), "ended");
    assert.equal(offered("show", "--file", ""), "");
    assert.equal(offered("other", ""), "show");
  });
});
