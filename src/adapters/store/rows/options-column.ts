import { z } from "zod";
import type { InviteOptions } from "../../../domain/invite-options.ts";
import { personId } from "./stored-values.ts";

/** `InviteOptions` as they are stored. An option without a schema here doesn't compile: it would be lost when read again. */
export const optionsSchema = z.object({
  displayName: z.string().exactOptional(),
  message: z.string().exactOptional(),
  messageLanguage: z.string().exactOptional(),
  cc: z.string().exactOptional(),
  colleagues: z.array(personId).exactOptional(),
  userType: z.literal("Member").exactOptional(),
  redirectUrl: z.string(),
  sendMail: z.boolean(),
} satisfies Record<keyof InviteOptions, z.ZodType>);

export function optionsText({ colleagues, ...options }: InviteOptions): string {
  const known: z.input<typeof optionsSchema> = { ...options, ...(colleagues && { colleagues: [...colleagues] }) };
  return JSON.stringify(known);
}
