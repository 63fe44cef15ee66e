import type { Context } from "hono";
import type { z } from "zod";
import type { Problem } from "../../page-api/api.ts";

/** A refusal that the page shows or handles; answered as a `Problem`. */
export class PageProblem extends Error {
  readonly status: 400 | 403 | 404 | 413;
  readonly code: string;

  constructor(status: 400 | 403 | 404 | 413, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Turns a refusal into its body. Other errors are faults of the sandbox and are thrown again. */
export function answerProblem(error: Error, context: Context): Response {
  if (!(error instanceof PageProblem)) throw error;
  const problem: Problem = { error: { code: error.code, message: error.message } };
  return context.json(problem, error.status);
}

/** Reads the JSON body of a request of the page. @throws PageProblem 400 if it isn't JSON or has another shape. */
export async function readRequest<T extends z.ZodType>(context: Context, schema: T): Promise<z.output<T>> {
  const result = schema.safeParse(await readJson(context));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new PageProblem(400, "bad-request", `${issue?.path.join(".") || "body"}: ${issue?.message ?? "unknown shape"}`);
}

async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new PageProblem(400, "bad-request", "The request body is not JSON");
    throw error;
  }
}
