import assert from "node:assert/strict";
import { problemCodes } from "../../src/ports/problems.ts";
import type { MetProblem } from "../../src/ports/problems.ts";
import { createProblems } from "../../src/problems.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

const met = problemCodes.filter((code): code is MetProblem => code !== "invitations-blocked");

describe("createProblems", () => {
  it("logs a problem with its cause and its fix, once until it is solved", () => {
    const log = new RecordingLog();
    const problems = createProblems(log);
    const cause = new Error("refused");
    for (const _ of [1, 2, 3]) problems.report("token-refused", cause);
    assert.deepEqual([log.codes, log.failures, log.lines[0]?.["problem"]], [["problem-found"], [cause], "token-refused"]);
    assert.match(String(log.lines[0]?.["fix"]), /MICROSOFT_APP_PASSWORD/);
    for (const _ of [1, 2]) problems.clear("token-refused");
    assert.deepEqual(log.lines.slice(1), [{ level: "info", code: "problem-solved", problem: "token-refused" }]);
    problems.report("token-refused");
    assert.deepEqual(log.codes, ["problem-found", "problem-solved", "problem-found"]);
  });

  it("says that a problem lasts, but is known", () => {
    const log = new RecordingLog();
    const problems = createProblems(log);
    problems.report("notifications-not-reached");
    for (const _ of [1, 2]) problems.clear("notifications-not-reached", "known");
    assert.deepEqual(log.lines.slice(1), [{ level: "info", code: "problem-known", problem: "notifications-not-reached" }]);
    assert.deepEqual(problems.list(), []);
  });

  it("lists the problems that aren't solved", () => {
    const problems = createProblems(new RecordingLog());
    assert.deepEqual(problems.list(), []);
    for (const code of met) problems.report(code);
    assert.deepEqual(problems.list(), met.toSorted());
    problems.clear("token-refused");
    assert.equal(problems.has("token-refused"), false);
    assert.deepEqual(
      problems.list(),
      met.toSorted().filter((code) => code !== "token-refused"),
    );
  });
});
