import { z } from "zod";
import { changeableOptions } from "../../../domain/approval.ts";
import { approvalReasons } from "../../../domain/approval-reason.ts";
import type { Approval } from "../../../domain/approval.ts";
import { cautionKinds } from "../../../domain/caution.ts";
import { failureReasons } from "../../../domain/failure.ts";
import { optionsSchema } from "./options-column.ts";
import { activityId, conversationId, instant, personId } from "./stored-values.ts";

const doer = { by: personId, name: z.string(), at: instant };

const decision = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("approved"), ...doer, changed: z.array(z.enum(changeableOptions)).readonly().exactOptional() }),
  z.object({ kind: z.literal("rejected"), ...doer, reason: z.string() }),
]);

/** `Approval` as it is stored. */
export const approvalSchema: z.ZodType<Approval> = z.object({
  why: z.enum(approvalReasons),
  rule: z.string().exactOptional(),
  approvers: z.string(),
  approversName: z.string(),
  justification: z.string(),
  askedAt: instant,
  channel: conversationId,
  locale: z.string(),
  timeZone: z.string(),
  card: activityId.exactOptional(),
  remarks: z.array(z.object({ kind: z.enum(["question", "answer"]), ...doer, text: z.string() })).readonly(),
  remindedAt: instant.exactOptional(),
  escalatedAt: instant.exactOptional(),
  escalatedTo: z.string().exactOptional(),
  decision: decision.exactOptional(),
  asked: optionsSchema.exactOptional(),
  problem: z.object({ ...doer, reason: z.enum(failureReasons) }).exactOptional(),
  confirmed: z.array(z.enum(cautionKinds)).readonly(),
  requesterMail: z.string().exactOptional(),
});

export function approvalText(approval: Approval): string {
  return JSON.stringify(approval);
}
