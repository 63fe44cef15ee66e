import type { z } from "zod";
import type { Policy } from "../../domain/policy/policy.ts";
import { checkPace } from "./check-pace.ts";
import type { PaceTooWide } from "./check-pace.ts";
import { checkReferences } from "./check-references.ts";
import type { BrokenReference } from "./check-references.ts";
import type { PolicyProblem } from "./policy-problem.ts";
import { policyFile } from "./policy-schema.ts";
import { knownKeys, suggestion, wordsFor } from "./policy-words.ts";
import { mostProblems, readJson } from "./read-json.ts";
import type { JsonPath, JsonText } from "./read-json.ts";
import { toPolicy } from "./to-policy.ts";

export type ParsedPolicy =
  | { readonly kind: "policy"; readonly policy: Policy }
  | { readonly kind: "problems"; /** Ordered by line; at most `mostProblems`. */ readonly problems: readonly PolicyProblem[] };

export interface PolicyBounds {
  /** In the sandbox every pace is possible. */
  readonly anyPace?: boolean;
}

/** Reads a policy file's text; reports as many problems at once as can be found. */
export function parsePolicy(text: string, { anyPace = false }: PolicyBounds = {}): ParsedPolicy {
  const read = readJson(text);
  if (read.kind === "problems") return read;
  const parsed = policyFile.safeParse(read.json.value, { error: wordsFor });
  const broken = [...checkReferences(read.json.value), ...(anyPace ? [] : checkPace(read.json.value))];
  if (parsed.success && broken.length === 0) return { kind: "policy", policy: toPolicy(parsed.data) };
  const places = parsed.success ? [] : parsed.error.issues.flatMap(placesOf);
  return problems([...places, ...broken], read.json);
}

function problems(found: readonly (Place | BrokenReference | PaceTooWide)[], json: JsonText): ParsedPolicy {
  const reported = found
    .slice(0, mostProblems)
    .map((one) => ("issue" in one ? problemOf(one, json) : json.problemAt(one.path, one.code, one.message)));
  return { kind: "problems", problems: reported.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** One of zod's issues, or one unknown name of an issue that lists several. */
interface Place {
  readonly issue: z.core.$ZodIssue;
  readonly unknownKey?: string;
}

function placesOf(issue: z.core.$ZodIssue): readonly Place[] {
  return issue.code === "unrecognized_keys" ? issue.keys.map((unknownKey) => ({ issue, unknownKey })) : [{ issue }];
}

function problemOf({ issue, unknownKey }: Place, json: JsonText): PolicyProblem {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  const code = issue.code.replaceAll("_", "-");
  if (unknownKey !== undefined) return unknownAt(json, path, unknownKey);
  if (issue.code === "invalid_key") return json.problemAt(path, code, issue.issues[0]?.message ?? issue.message, "key");
  return json.problemAt(path, code, issue.message);
}

function unknownAt(json: JsonText, path: JsonPath, key: string): PolicyProblem {
  return json.problemAt([...path, key], "unknown-key", `is not known here${suggestion(key, knownKeys(path))}`, "key");
}
