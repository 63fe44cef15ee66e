import type { Context } from "hono";
import type { z } from "zod";
import { badSyntax } from "./connector-error.ts";

/**
 * T17: Reads the JSON body of a request to the connector or the token service.
 * @throws ConnectorError 400 BadSyntax if it isn't JSON or doesn't have the schema's shape.
 */
export async function readBody<T extends z.ZodType>(context: Context, schema: T): Promise<z.output<T>> {
  const result = schema.safeParse(await readJson(context));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw badSyntax(`Invalid ${issue?.path.join(".") || "body"}: ${issue?.message ?? "unknown shape"}`);
}

async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw badSyntax("The request body is not valid JSON.");
    throw error;
  }
}
