import { z } from "zod";
import { acceptancePaths } from "../../../domain/invitation.ts";
import type { JobTask } from "../../../domain/job.ts";
import { approversNotices, noticeKinds } from "../../../domain/notice.ts";
import type { ClaimedJob } from "../../../ports/jobs.ts";
import { readRow } from "./read-row.ts";
import { jsonText } from "../../json-text.ts";
import { conversationId, count, guestId, instant, invitationId, personId } from "./stored-values.ts";

const taskSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["update-card", "post-approval", "update-approval", "watch-approval"]), invitation: invitationId }),
  z.object({ kind: z.literal("tell-approvers"), invitation: invitationId, what: z.enum(approversNotices) }),
  z.object({
    kind: z.literal("send-notice"),
    invitation: invitationId,
    notice: z.enum(noticeKinds),
    to: personId.exactOptional(),
  }),
  z.object({ kind: z.literal("resolve-sending"), invitation: invitationId }),
  z.object({
    kind: z.literal("record-acceptance"),
    guest: guestId,
    path: z.enum(acceptancePaths),
    since: instant.nullable(),
  }),
  z.object({ kind: z.literal("record-removal"), guest: guestId }),
  z.object({ kind: z.literal("record-reset"), guest: guestId }),
  z.object({ kind: z.literal("record-restoration"), guest: guestId }),
  z.object({ kind: z.literal("revoke"), invitation: invitationId, by: personId }),
  z.object({ kind: z.literal("revoke-replaced"), invitation: invitationId, by: personId }),
  z.object({ kind: z.literal("move-form"), form: invitationId, by: personId }),
  z.object({ kind: z.literal("announce"), conversation: conversationId }),
  z.object({ kind: z.literal("welcome"), conversation: conversationId, locale: z.string(), botName: z.string() }),
  z.object({ kind: z.literal("follow-directory") }),
  z.object({ kind: z.literal("check-guests") }),
  z.object({ kind: z.literal("purge-receipts") }),
]);

const rowSchema = z.object({
  id: count,
  task: jsonText(taskSchema),
  key: z.string().nullable(),
  attempts: count,
  lease: z.string(),
});

/** @throws GuestlistError `store-corrupt` */
export function readClaimedJob(row: unknown): ClaimedJob {
  const { id, task, key, attempts, lease } = readRow(rowSchema, "jobs", row);
  return { id, task, key: key ?? undefined, attempt: attempts, lease };
}

/** Typed by the schema, so that a kind of task which could not be read again does not compile. */
export function taskText(task: JobTask): string {
  const known: z.input<typeof taskSchema> = task;
  return JSON.stringify(known);
}
