import { z } from "zod";

const execute = z.object({
  type: z.literal("Action.Execute"),
  id: z.string().optional(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});

export type ExecuteAction = z.infer<typeof execute>;

/** The first Action.Execute with this verb, at any depth of the card. */
export function findAction(card: unknown, verb: string): ExecuteAction | undefined {
  if (typeof card !== "object" || card === null) return undefined;
  const action = execute.safeParse(card);
  if (action.success && action.data.verb === verb) return action.data;
  for (const part of Object.values(card)) {
    const found = findAction(part, verb);
    if (found) return found;
  }
  return undefined;
}
