import { readEmail } from "./email.ts";
import type { EmailProblem } from "./email.ts";
import { readRemark } from "./read-remark.ts";
import { isObjectId } from "./object-id.ts";

/** What is wrong with a value of one field, by the code of its sentence; undefined when nothing is. */
type Check<Problem extends string> = (value: string) => Problem | undefined;

export function atMost<const Problem extends string>(longest: number, problem: Problem): Check<Problem> {
  return (value) => (value.length > longest ? problem : undefined);
}

export function oneOf<const Problem extends string>(values: readonly string[], problem: Problem): Check<Problem> {
  return (value) => (values.includes(value) ? undefined : problem);
}

export function emailProblem(value: string): EmailProblem | undefined {
  const read = readEmail(value);
  return read.kind === "problem" ? read.problem : undefined;
}

/** Whether there must be one, the form alone doesn't tell. */
export function justificationProblem(value: string): "justification-too-long" | undefined {
  const read = readRemark(value);
  return read.kind === "problem" && read.problem === "too-long" ? "justification-too-long" : undefined;
}

/** A culture such as `fr` or `fr-CA`; Graph publishes no list of what it accepts. */
const culture = /^[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2})?$/;

export function languageProblem(value: string): "language-unknown" | undefined {
  return culture.test(value) ? undefined : "language-unknown";
}

/** Entra object ids with commas between, as the people picker submits them (Microsoft: People Picker in Adaptive Cards); each once. */
export function colleaguesIn(value: string): readonly string[] {
  const ids = value.split(",").map((one) => one.trim().toLowerCase());
  return [...new Set(ids)].filter((one) => one !== "");
}

const mostColleagues = 10;
export function colleaguesProblem(value: string): "colleagues-too-many" | "colleagues-malformed" | undefined {
  const ids = colleaguesIn(value);
  if (ids.length > mostColleagues) return "colleagues-too-many";
  return ids.every(isObjectId) ? undefined : "colleagues-malformed";
}

const longestUrl = 2_048;
/** URL's parser mends what Graph would refuse or a browser read otherwise: `https:x`, backslashes, line breaks inside. */
const strictlyHttps = /^https:\/\/[^\s\\]+$/i;

export function redirectProblem(value: string): "redirect-malformed" | undefined {
  return isHttpsUrl(value) ? undefined : "redirect-malformed";
}

function isHttpsUrl(value: string): boolean {
  if (value.length > longestUrl || !strictlyHttps.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === "" && password === "";
}
