import type { z } from "zod";
import { badRequest } from "./errors.ts";
import { jsonText } from "../../requests/json-text.ts";

const UNREADABLE = "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.";

/**
 * Reads a request's body. `typeAt` names the type at a place in it.
 * @throws GraphRefusal 400 for a property that the type doesn't have, or a value of another type.
 */
export function readBody<T extends z.ZodType>(json: string, schema: T, typeAt: (path: readonly PropertyKey[]) => string): z.output<T> {
  const parsed = jsonText.pipe(schema).safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === "custom" && issue.path.length === 0) throw badRequest(UNREADABLE);
  if (issue?.code === "unrecognized_keys") {
    throw badRequest(
      `The property '${issue.keys[0]}' does not exist on type 'microsoft.graph.${typeAt(issue.path)}'. Make sure to only use property names that are defined by the type.`,
    );
  }
  throw badRequest(`Cannot convert the value of '${issue?.path.join("/")}' to the type that its property has.`);
}
