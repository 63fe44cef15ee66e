import { readEmail } from "./email.ts";
import type { EmailProblem } from "./email.ts";
import { hasNamedHost } from "./landing-host.ts";
import { readRemark } from "./read-remark.ts";
import { isObjectId } from "./object-id.ts";

/** Checks the value of one field. Returns the code of the problem's sentence; undefined when the value is valid. */
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

/** Endings at which no mail can arrive (RFC 2606). Those for documents and tests may be pretended, as in the sandbox. */
const reservedEnding = /\.(?:invalid|localhost)$/i;

/** Like {@link emailProblem}, for the partner to invite: whatever is sent to a reserved domain is lost. */
export function partnerProblem(value: string): EmailProblem | "email-reserved" | undefined {
  const read = readEmail(value);
  if (read.kind === "problem") return read.problem;
  return reservedEnding.test(read.email) ? "email-reserved" : undefined;
}

/** Only the length is checked: the form alone doesn't tell whether a justification is required. */
export function justificationProblem(value: string): "justification-too-long" | undefined {
  const read = readRemark(value);
  return read.kind === "problem" && read.problem === "too-long" ? "justification-too-long" : undefined;
}

/** A culture such as `fr` or `fr-CA`; Graph publishes no list of what it accepts. */
const culture = /^[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2})?$/;

export function languageProblem(value: string): "language-unknown" | undefined {
  return culture.test(value) ? undefined : "language-unknown";
}

/** Entra object ids, separated by commas, as the people picker submits them (Microsoft: People Picker in Adaptive Cards); each once. */
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
/** RFC 1035 §2.3.4: no longer host exists. */
const longestHost = 253;
const longestLabel = 63;
/** The URL parser repairs what Graph would refuse or a browser would read differently: `https:x`, backslashes, line breaks inside. */
const strictlyHttps = /^https:\/\/[^\s\\]+$/i;

/** A page on an IP address, or on a name that only a local network knows, is never a partner's. */
export function redirectProblem(value: string): "redirect-malformed" | "redirect-unnamed" | undefined {
  if (!isHttpsUrl(value)) return "redirect-malformed";
  return hasNamedHost(value) ? undefined : "redirect-unnamed";
}

function isHttpsUrl(value: string): boolean {
  if (value.length > longestUrl || !strictlyHttps.test(value) || !URL.canParse(value)) return false;
  const { username, password, hostname, href } = new URL(value);
  return username === "" && password === "" && href.length <= longestUrl && isPossibleHost(hostname);
}

function isPossibleHost(hostname: string): boolean {
  return hostname.length <= longestHost && hostname.split(".").every((label) => label.length <= longestLabel);
}
