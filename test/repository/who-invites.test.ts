import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

const textOf = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const files = projectFiles(["src", "bot"], [".ts"]);
const filesWith = (code: RegExp) => files.filter((file) => code.test(textOf(file))).toSorted();

describe("Microsoft", () => {
  it("is asked to invite in one place only, which needs a pass, and in one for a lost link, which creates nobody and mails nobody", () => {
    const callers = filesWith(/\bdirectory\s*\??\.\s*invite\b(?!`)/);
    assert.deepEqual(callers, ["src/flows/pacing/post-for-link.ts", "src/flows/pacing/post-with-pass.ts"]);
    assert.match(textOf("src/flows/pacing/post-for-link.ts"), /directory\.invite\(actor, \{ \.\.\.request, sendMail: false \}\)/);
  });

  it("is asked to invite by no other flow, under whatever name", () => {
    const flows = filesWith(/\binvite\b[^;{}]*\}\s*=\s*[\w.]*\bdirectory\b|\[\s*["'`]invite["'`]\s*\]|\binvite\(actor\b/);
    assert.deepEqual(
      flows.filter((file) => file.startsWith("src/flows/") || file.startsWith("bot/")),
      ["src/flows/pacing/post-for-link.ts", "src/flows/pacing/post-with-pass.ts"],
    );
  });

  it("gets its passes from the ledger alone", () => {
    assert.deepEqual(filesWith(/as PostPass\b/), ["src/flows/pacing/ask-to-post.ts"]);
    assert.deepEqual(filesWith(/\bjudgePost\(/), ["src/domain/pace/judge-post.ts", "src/flows/pacing/ask-to-post.ts"]);
  });

  it("is asked by one request to Graph", () => {
    assert.deepEqual(filesWith(/["'`]\/invitations["'`]/), ["src/adapters/graph/invite.ts"]);
  });
});
