import { z } from "zod";
import { changeableOptions } from "../../../domain/approval.ts";
import { approvalReasons } from "../../../domain/approval-reason.ts";
import type { Approval, ApprovalCopy, ApprovalProblem, Decision, QuestionNotice, Remark, Signed } from "../../../domain/approval.ts";
import { cautionKinds } from "../../../domain/caution.ts";
import type { Recipient } from "../../../domain/follower.ts";
import { failureReasons } from "../../../domain/failure.ts";
import type { SchemasOf } from "./complete.ts";
import { optionsSchema } from "./options-column.ts";
import { activityId, conversationId, count, instant, personId } from "./stored-values.ts";

type DecisionOf<Kind extends Decision["kind"]> = Extract<Decision, { kind: Kind }>;

const signed = { by: personId, name: z.string(), at: instant } satisfies SchemasOf<Signed>;

const approved = {
  kind: z.literal("approved"),
  ...signed,
  changed: z.array(z.enum(changeableOptions)).readonly().exactOptional(),
} satisfies SchemasOf<DecisionOf<"approved">>;
const rejected = { kind: z.literal("rejected"), ...signed, reason: z.string() } satisfies SchemasOf<DecisionOf<"rejected">>;
const remark = { kind: z.enum(["question", "answer"]), ...signed, text: z.string() } satisfies SchemasOf<Remark>;
const problem = { ...signed, reason: z.enum(failureReasons) } satisfies SchemasOf<ApprovalProblem>;

const recipient = {
  id: personId,
  name: z.string(),
  locale: z.string(),
  timeZone: z.string(),
  teamsId: z.string().exactOptional(),
} satisfies SchemasOf<Recipient>;
const copy = {
  person: z.object(recipient),
  chat: conversationId,
  card: activityId.exactOptional(),
  told: z.string().exactOptional(),
} satisfies SchemasOf<ApprovalCopy>;

const question = { conversation: conversationId, message: activityId, remark: count } satisfies SchemasOf<QuestionNotice>;

/** `Approval` as it is stored. */
export const approvalSchema = z.object({
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
  copies: z.array(z.object(copy)).readonly().exactOptional(),
  remarks: z.array(z.object(remark)).readonly(),
  questions: z.array(z.object(question)).readonly().exactOptional(),
  remindedAt: instant.exactOptional(),
  escalatedAt: instant.exactOptional(),
  escalatedTo: z.string().exactOptional(),
  decision: z.discriminatedUnion("kind", [z.object(approved), z.object(rejected)]).exactOptional(),
  asked: optionsSchema.exactOptional(),
  problem: z.object(problem).exactOptional(),
  confirmed: z.array(z.enum(cautionKinds)).readonly(),
  requesterMail: z.string().exactOptional(),
} satisfies SchemasOf<Approval>);

export function approvalText(approval: Approval): string {
  return JSON.stringify(approval);
}
