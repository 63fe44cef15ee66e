import { z } from "zod";
import { cleanOptions } from "../../../domain/clean-options.ts";
import type { InviteOptions } from "../../../domain/invite-options.ts";
import { personId } from "./stored-values.ts";

/** `InviteOptions` as they are stored. An option without a schema here doesn't compile: it would be lost when read again. */
const stored = z.object({
  displayName: z.string().exactOptional(),
  message: z.string().exactOptional(),
  messageLanguage: z.string().exactOptional(),
  cc: z.string().exactOptional(),
  colleagues: z.array(personId).exactOptional(),
  userType: z.literal("Member").exactOptional(),
  redirectUrl: z.string(),
  sendMail: z.boolean(),
} satisfies Record<keyof InviteOptions, z.ZodType>);

/** What was stored before texts were cleaned is cleaned when it is read: cards and Graph get the same. */
export const optionsSchema = stored.transform(cleanOptions);

export function optionsText({ colleagues, ...options }: InviteOptions): string {
  const known: z.input<typeof optionsSchema> = { ...options, ...(colleagues && { colleagues: [...colleagues] }) };
  return JSON.stringify(known);
}
