import { harmfulDifferenceMs, toleratedDifferenceMs } from "../../domain/clock-difference.ts";
import { millisecondsOf } from "../../domain/instant.ts";
import type { Running } from "../../flows/looking/see-running.ts";
import { counted, listed } from "../output.ts";
import { checkOfRunning } from "./check.ts";
import type { Check, Finding } from "./check.ts";
import { spanWords } from "./span-words.ts";

/** A due job starts within a second. */
const lateMs = 60_000;
const veryLateMs = 300_000;

/** Whether the bot does its work. */
export const workChecks: readonly Check[] = [
  checkOfRunning("instances", judgeInstances),
  checkOfRunning("clock", judgeClock),
  checkOfRunning("dead-jobs", judgeDead),
  checkOfRunning("late-jobs", judgeLate),
];

function judgeInstances({ instances }: Running): Finding {
  const versions = [...new Set(instances.map(({ version }) => version))].toSorted();
  if (instances.length === 0) {
    const says = "No bot works on this database: notices and cards wait, and nobody gets an answer in Teams.";
    return { color: "red", says, fix: "Start the bot (npm start), or look in its log why it stopped." };
  }
  const run = `${counted(instances.length, "instance")} of the bot ${instances.length === 1 ? "runs" : "run"}`;
  if (versions.length === 1) return { color: "green", says: `${run}, of version ${versions.join("")}.` };
  return { color: "yellow", says: `${run}, of the versions ${listed(versions)}.`, fix: "End the upgrade: stop the older ones." };
}

function judgeClock({ clockAhead }: Running): Finding {
  const difference = Math.abs(clockAhead);
  if (difference <= toleratedDifferenceMs) return { color: "green", says: "The clock of this machine agrees with the database's." };
  const says = `The clock of this machine is ${spanWords(difference)} ${clockAhead > 0 ? "ahead of" : "behind"} the database's.`;
  const fix = "Let the bots' machines and the database's set their clocks by NTP: docs/operations.md says what a difference does.";
  return { color: difference > harmfulDifferenceMs ? "red" : "yellow", says, fix };
}

function judgeDead({ jobs: { dead } }: Running): Finding {
  if (dead === 0) return { color: "green", says: "No job was given up." };
  const says = `${counted(dead, "job")} ${dead === 1 ? "was" : "were"} given up: somebody may not have been told of something.`;
  return { color: "yellow", says, fix: "guestlist jobs --failed says why, and guestlist jobs retry <id> gives a job another try." };
}

function judgeLate({ jobs: { due, oldestDue }, now }: Running): Finding {
  const waitedMs = oldestDue === undefined ? 0 : millisecondsOf(now) - millisecondsOf(oldestDue);
  if (waitedMs < lateMs) return { color: "green", says: "No job has been due for longer than a minute." };
  const says = `${counted(due, "job")} ${due === 1 ? "is" : "are"} due, the oldest for ${spanWords(waitedMs)}.`;
  const fix = "Look whether a bot runs, whether the database is slow, and what guestlist jobs shows as due.";
  return { color: waitedMs < veryLateMs ? "yellow" : "red", says, fix };
}
