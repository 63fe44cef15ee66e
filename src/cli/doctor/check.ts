import type { Running } from "../../flows/looking/see-running.ts";
import type { DoctorFacts, DoctorSettings } from "./gather-facts.ts";

/** What a check says: `green`: all is well; `yellow`: to be known, or it can't be seen; `red`: to be mended. */
export type Finding =
  | { readonly color: "green"; readonly says: string }
  | { readonly color: "yellow"; readonly says: string; readonly fix?: string }
  | { readonly color: "red"; readonly says: string; readonly fix: string };

/** A row of the doctor's table: a pure judgement over what was gathered. */
export interface Check {
  /** Scripts rely on it. */
  readonly name: string;
  readonly judge: (facts: DoctorFacts) => Finding;
}

/** For checks that see nothing where the database can't be read. */
export const notSeen = { color: "yellow", says: "Not seen: the database can't be read." } as const;

/** A check of how the bot works: it sees nothing where the database can't be read, and then it is never green. */
export function checkOfRunning(name: string, judge: (running: Running, settings: DoctorSettings) => Finding): Check {
  return {
    name,
    judge: ({ running, settings }) => (running.kind === "seen" && settings.kind === "seen" ? judge(running.is, settings.is) : notSeen),
  };
}
