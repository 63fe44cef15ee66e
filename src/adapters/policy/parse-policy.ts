import type { z } from "zod";
import type { Policy } from "../../domain/policy.ts";
import { checkReferences } from "./check-references.ts";
import type { PolicyProblem } from "./policy-problem.ts";
import { policyFile } from "./policy-schema.ts";
import { knownKeys, suggestion, wordsFor } from "./policy-words.ts";
import { readJson } from "./read-json.ts";
import type { JsonPath, JsonText } from "./read-json.ts";
import { toPolicy } from "./to-policy.ts";

export type ParsedPolicy =
  | { readonly kind: "policy"; readonly policy: Policy }
  | { readonly kind: "problems"; /** By line. */ readonly problems: readonly PolicyProblem[] };

/** Reads a policy file's text; says everything that is wrong with it at once, as far as it can be told. */
export function parsePolicy(text: string): ParsedPolicy {
  const read = readJson(text);
  if (read.kind === "problems") return read;
  const parsed = policyFile.safeParse(read.json.value, { error: wordsFor });
  if (!parsed.success) return problems(parsed.error.issues.flatMap((issue) => problemsOf(issue, read.json)));
  const broken = checkReferences(parsed.data);
  if (broken.length > 0) return problems(broken.map(({ path, code, message }) => read.json.problemAt(path, code, message)));
  return { kind: "policy", policy: toPolicy(parsed.data) };
}

function problems(found: readonly PolicyProblem[]): ParsedPolicy {
  return { kind: "problems", problems: found.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

function problemsOf(issue: z.core.$ZodIssue, json: JsonText): readonly PolicyProblem[] {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  const code = issue.code.replaceAll("_", "-");
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(json, path, key));
  if (issue.code === "invalid_key") return [json.problemAt(path, code, issue.issues[0]?.message ?? issue.message, "key")];
  return [json.problemAt(path, code, issue.message)];
}

function unknownKey(json: JsonText, path: JsonPath, key: string): PolicyProblem {
  return json.problemAt([...path, key], "unknown-key", `is not known here${suggestion(key, knownKeys(path))}`, "key");
}
