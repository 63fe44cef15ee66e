import { z } from "zod";

/** A schema step that parses text as JSON. */
export const jsonText = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    context.addIssue("This is no JSON.");
    return z.NEVER;
  }
});
