import { z } from "zod";
import { acceptancePaths, lookWays } from "../../../domain/invitation.ts";
import type { JobTask } from "../../../domain/job.ts";
import { approversNotices, noticeKinds } from "../../../domain/notice.ts";
import { cardPlaces } from "../../../domain/posted-card.ts";
import type { CopyPlace } from "../../../domain/posted-card.ts";
import type { ClaimedJob, JobRecord } from "../../../ports/jobs.ts";
import type { SchemasOf } from "./complete.ts";
import { readRow } from "./read-row.ts";
import { jsonText } from "../../json-text.ts";
import { activityId, conversationId, count, guestId, instant, invitationId, personId } from "./stored-values.ts";

type Task<Kind extends JobTask["kind"]> = SchemasOf<Extract<JobTask, { kind: Kind }>>;

const copyPlace = z.custom<CopyPlace>((value) => typeof value === "string" && value.startsWith("copy:"));

const taskSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["update-card", "post-home", "post-approval", "update-approval", "ask-owners", "update-owners", "watch-approval"]),
    invitation: invitationId,
  } satisfies Task<"update-card" | "post-home" | "post-approval" | "update-approval" | "ask-owners" | "update-owners" | "watch-approval">),
  z.object({
    kind: z.literal("see-member"),
    group: z.string(),
    user: guestId,
    left: z.literal(true).exactOptional(),
  } satisfies Task<"see-member">),
  z.object({
    kind: z.literal("tell-approvers"),
    invitation: invitationId,
    what: z.enum(approversNotices),
  } satisfies Task<"tell-approvers">),
  z.object({
    kind: z.literal("ask-outside"),
    invitation: invitationId,
    what: z.enum(approversNotices).exactOptional(),
  } satisfies Task<"ask-outside">),
  z.object({
    kind: z.enum(["post-copy", "update-copy"]),
    invitation: invitationId,
    to: personId,
  } satisfies Task<"post-copy" | "update-copy">),
  z.object({
    kind: z.literal("tell-copy"),
    invitation: invitationId,
    what: z.enum(approversNotices),
    to: personId,
  } satisfies Task<"tell-copy">),
  z.object({
    kind: z.literal("send-notice"),
    invitation: invitationId,
    notice: z.enum(noticeKinds),
    to: personId.exactOptional(),
  } satisfies Task<"send-notice">),
  z.object({
    kind: z.enum(["settle-questions", "send-queued", "resolve-sending", "check-guest"]),
    invitation: invitationId,
  } satisfies Task<"settle-questions" | "send-queued" | "resolve-sending" | "check-guest">),
  z.object({
    kind: z.literal("record-acceptance"),
    guest: guestId,
    path: z.enum(acceptancePaths),
    since: instant.nullable(),
  } satisfies Task<"record-acceptance">),
  z.object({
    kind: z.literal("look"),
    invitation: invitationId,
    way: z.enum(lookWays),
    since: instant,
  } satisfies Task<"look">),
  z.object({
    kind: z.enum(["record-removal", "record-restoration"]),
    guest: guestId,
    since: instant.exactOptional(),
  } satisfies Task<"record-removal" | "record-restoration">),
  z.object({ kind: z.literal("record-reset"), guest: guestId } satisfies Task<"record-reset">),
  z.object({ kind: z.literal("revoke"), invitation: invitationId, by: personId } satisfies Task<"revoke">),
  z.object({ kind: z.literal("revoke-replaced"), invitation: invitationId, by: personId } satisfies Task<"revoke-replaced">),
  z.object({
    kind: z.literal("adopt-card"),
    invitation: invitationId,
    place: z.union([z.enum(cardPlaces), copyPlace]),
    card: activityId,
  } satisfies Task<"adopt-card">),
  z.object({ kind: z.literal("move-form"), form: invitationId, by: personId } satisfies Task<"move-form">),
  z.object({
    kind: z.literal("show-answer"),
    conversation: conversationId,
    card: activityId,
    by: personId,
  } satisfies Task<"show-answer">),
  z.object({ kind: z.literal("announce"), conversation: conversationId } satisfies Task<"announce">),
  z.object({ kind: z.literal("welcome"), conversation: conversationId, locale: z.string(), botName: z.string() } satisfies Task<"welcome">),
  z.object({ kind: z.literal("watch-gate") } satisfies Task<"watch-gate">),
  z.object({ kind: z.literal("tell-stop"), since: instant, to: z.string() } satisfies Task<"tell-stop">),
  z.object({ kind: z.literal("announce-override"), invitation: invitationId } satisfies Task<"announce-override">),
  z.object({
    kind: z.literal("tell-override"),
    invitation: invitationId,
    to: z.union([z.object({ kind: z.literal("person"), id: personId }), z.object({ kind: z.literal("channel"), id: conversationId })]),
    locale: z.string(),
    timeZone: z.string(),
  } satisfies Task<"tell-override">),
  z.object({ kind: z.literal("follow-directory") } satisfies Task<"follow-directory">),
  z.object({ kind: z.literal("follow-closely"), since: instant } satisfies Task<"follow-closely">),
  z.object({ kind: z.literal("keep-subscription") } satisfies Task<"keep-subscription">),
  z.object({ kind: z.literal("check-guests") } satisfies Task<"check-guests">),
  z.object({ kind: z.literal("purge-receipts") } satisfies Task<"purge-receipts">),
]);

const rowSchema = z.object({
  id: count,
  task: jsonText(taskSchema),
  key: z.string().nullable(),
  attempts: count,
  tellings: count,
  telling_since: instant.nullable(),
  lease: z.string(),
});

/** @throws GuestlistError `store-corrupt` */
export function readClaimedJob(row: unknown): ClaimedJob {
  const { id, task, key, attempts, tellings, telling_since: since, lease } = readRow(rowSchema, "jobs", row);
  return { id, task, key: key ?? undefined, attempt: attempts, tellings, ...(since !== null && { tellingSince: since }), lease };
}

const recordSchema = z.object({
  id: count,
  due: instant,
  attempts: count,
  error: z.string().nullable(),
  not_before: instant.nullable(),
  leased_until: instant.nullable(),
});
const taskColumn = z.object({ task: jsonText(taskSchema) });

/** @throws GuestlistError `store-corrupt` */
export function readJobRecord(row: unknown): JobRecord {
  const { task } = readRow(taskColumn, "jobs", row);
  return { ...unreadableJob(row), task };
}

/**
 * A job whose task can't be read.
 * @throws GuestlistError `store-corrupt` when nothing of it can be read.
 */
export function unreadableJob(row: unknown): JobRecord {
  const { id, due, attempts, error, not_before: notBefore, leased_until: leasedUntil } = readRow(recordSchema, "jobs", row);
  return {
    ...{ id, due, attempts },
    ...(error !== null && { error }),
    ...(notBefore !== null && { notBefore }),
    ...(leasedUntil !== null && { leasedUntil }),
  };
}

/** Typed by the schema: a kind of task that the schema doesn't have doesn't compile. */
export function taskText(task: JobTask): string {
  const known: z.input<typeof taskSchema> = task;
  return JSON.stringify(known);
}
