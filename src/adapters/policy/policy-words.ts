import { z } from "zod";
import { editDistance } from "../../domain/edit-distance.ts";
import { policyFile } from "./policy-schema.ts";

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** The message for the author of the file, where the schema has no message of its own. */
export function wordsFor(issue: Issue): string {
  if (issue.input === undefined && (issue.code === "invalid_type" || issue.code === "invalid_value")) return "is missing";
  switch (issue.code) {
    case "invalid_type":
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small":
      return issue.origin === "string" ? "must not be empty" : `must ${counted[issue.origin] ?? "be"} at least ${issue.minimum}`;
    case "too_big":
      return `must ${counted[issue.origin] ?? "be"} at most ${issue.maximum}${issue.origin === "string" ? " characters" : ""}`;
    default:
      return "is not valid";
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "text in quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, e.g. [ … ]",
  object: "an object, e.g. { … }",
  record: "an object, e.g. { … }",
};

const counted: Readonly<Record<string, string>> = { array: "have", string: "have" };

/** ": did you mean …" when a word is similar to one of the possible words. */
export function suggestion(word: string, possible: readonly string[]): string {
  const near = possible
    .map((one) => ({ one, distance: editDistance(word.slice(0, 40).toLowerCase(), one.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= Math.max(1, near.one.length / 4) ? `: did you mean ${JSON.stringify(near.one)}?` : "";
}

/** The names that are allowed at a path of the file. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schema = bare(policyFile);
  for (const part of path) {
    if (schema instanceof z.ZodObject) schema = bare(schema.shape[String(part)]);
    else if (schema instanceof z.ZodArray) schema = bare(schema.element);
    else if (schema instanceof z.ZodRecord) schema = bare(schema.valueType);
  }
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? bare(schema.unwrap()) : schema;
}
