import type { JudgedMutant, Mutation } from "./mutate-project.ts";

/** Tests must notice nine of ten small changes. */
const wantedScore = 0.9;

export interface Report {
  readonly seed: number;
  readonly found: number;
  readonly tried: number;
  readonly killed: number;
  readonly killedEndToEnd: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly seconds: number;
  /** From 0 to 1. */
  readonly score: number;
  readonly isEnough: boolean;
}

export function reportOf({ found, judged }: Mutation, seed: number, seconds: number): Report {
  const count = (isCounted: (mutant: JudgedMutant) => boolean) => judged.filter(isCounted).length;
  const killed = count(isKilled);
  const score = judged.length === 0 ? 1 : killed / judged.length;
  return {
    seed,
    found,
    tried: judged.length,
    killed,
    killedEndToEnd: count((mutant) => isKilled(mutant) && mutant.by === "end-to-end"),
    timedOut: count(({ verdict }) => verdict === "timed-out"),
    survived: judged.length - killed,
    seconds: Math.round(seconds),
    score,
    isEnough: score >= wantedScore,
  };
}

/** A table of the files, every survivor, and the closing line. */
export function reportLines(judged: readonly JudgedMutant[], report: Report): readonly string[] {
  return [...fileTable(judged), "", ...survivorLines(judged), closingLine(report)];
}

function fileTable(judged: readonly JudgedMutant[]): readonly string[] {
  const files = [...Map.groupBy(judged, ({ file }) => file)];
  const width = Math.max(4, ...files.map(([file]) => file.length));
  const row = (file: string, ...cells: readonly (string | number)[]) =>
    [file.padEnd(width), ...cells.map((cell) => String(cell).padStart(8))].join("  ");
  return [
    row("file", "mutants", "killed", "survived"),
    ...files.map(([file, mutants]) => {
      const killed = mutants.filter(isKilled).length;
      const note = mutants.some(({ verdict }) => verdict === "untested") ? "  no mirrored test" : "";
      return row(file, mutants.length, killed, mutants.length - killed) + note;
    }),
  ];
}

function survivorLines(judged: readonly JudgedMutant[]): readonly string[] {
  return judged.filter((mutant) => !isKilled(mutant)).flatMap((mutant) => [survivorLine(mutant), ""]);
}

/** The place, and the change. */
function survivorLine({ file, line, before, after, verdict }: JudgedMutant): string {
  return `${verdict}: ${file}:${line}\n  - ${indent(before)}\n  + ${indent(after)}`;
}

const indent = (text: string) => text.replaceAll("\n", "\n    ");

export const isKilled = (mutant: JudgedMutant): mutant is Extract<JudgedMutant, { verdict: "killed" | "timed-out" }> =>
  mutant.verdict === "killed" || mutant.verdict === "timed-out";

function closingLine({ seed, found, tried, killed, killedEndToEnd, timedOut, survived, seconds, score }: Report): string {
  const time = `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const detail = `${killed} killed, of which ${killedEndToEnd} end to end and ${timedOut} by time; ${survived} survived`;
  return `seed ${seed}, ${tried} of ${found} mutants, ${time}, score ${(Math.floor(score * 1_000) / 10).toFixed(1)} % (${detail})`;
}
