import assert from "node:assert/strict";
import type { JudgedMutant } from "../../../scripts/mutate/mutate-project.ts";
import { reportLines, reportOf } from "../../../scripts/mutate/report.ts";

const mutant = { line: 3, start: 40, end: 44, before: "true", after: "false" };
const killed: JudgedMutant = { ...mutant, file: "src/domain/one.ts", verdict: "killed", by: "mirrored test" };
const killedEndToEnd: JudgedMutant = { ...mutant, file: "src/flows/two.ts", verdict: "killed", by: "end-to-end" };
const timedOut: JudgedMutant = { ...mutant, file: "src/flows/two.ts", verdict: "timed-out", by: "mirrored test" };
const survived: JudgedMutant = { ...mutant, file: "src/flows/two.ts", before: "{\n  a();\n}", after: "{}", verdict: "survived" };
const untested: JudgedMutant = { ...mutant, file: "src/flows/three.ts", verdict: "untested" };

describe("reportOf", () => {
  it("wants nine of ten noticed, and takes a time-out for that", () => {
    const nine = Array.from({ length: 8 }, () => killed).concat(timedOut);
    assert.equal(reportOf({ found: 10, judged: [...nine, survived] }, 1, 1).isEnough, true);
    assert.equal(reportOf({ found: 10, judged: [...nine, survived, untested] }, 1, 1).isEnough, false);
  });

  it("counts how each was noticed", () => {
    assert.deepEqual(reportOf({ found: 90, judged: [killed, killedEndToEnd, timedOut, survived, untested] }, 7, 61.4), {
      seed: 7,
      found: 90,
      tried: 5,
      killed: 3,
      killedEndToEnd: 1,
      timedOut: 1,
      survived: 2,
      seconds: 61,
      score: 0.6,
      isEnough: false,
    });
  });
});

describe("reportLines", () => {
  it("are a table of the files, every survivor, and the closing line", () => {
    const judged = [killed, killedEndToEnd, timedOut, survived, untested];
    assert.deepEqual(reportLines(judged, reportOf({ found: 90, judged }, 7, 61.4)), [
      "file                 mutants    killed  survived",
      "src/domain/one.ts          1         1         0",
      "src/flows/two.ts           3         2         1",
      "src/flows/three.ts         1         0         1  no mirrored test",
      "",
      "survived: src/flows/two.ts:3\n  - {\n      a();\n    }\n  + {}",
      "",
      "untested: src/flows/three.ts:3\n  - true\n  + false",
      "",
      "seed 7, 5 of 90 mutants, 1 min 1 s, score 60.0 % (3 killed, of which 1 end to end and 1 by time; 2 survived)",
    ]);
  });

  it("never round a score up to what is wanted", () => {
    const judged = [...Array.from({ length: 8_999 }, () => killed), ...Array.from({ length: 1_001 }, () => survived)];
    const lines = reportLines(judged, reportOf({ found: 10_000, judged }, 1, 0));
    assert.match(lines.at(-1) ?? "", /score 89\.9 %/);
  });
});
