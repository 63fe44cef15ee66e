import { z } from "zod";
import { approvalSchema, approvalText } from "./approval-column.ts";
import { checkNames } from "../../../domain/invitation.ts";
import type { Findings, Invitation } from "../../../domain/invitation.ts";
import { channelOf } from "../../../domain/visibility.ts";
import { optionsSchema, optionsText } from "./options-column.ts";
import { readRow } from "./read-row.ts";
import { jsonText } from "../../json-text.ts";
import { readState, stateColumns, stateSchema } from "./state-columns.ts";
import { activityId, conversationId, count, emailKey, instant, invitationId, personId } from "./stored-values.ts";
import type { InvitationTable } from "../tables.ts";

/** All columns but the sealed link, which is written by itself. */
export type InvitationRow = Omit<InvitationTable, "sealed_link">;

const findingsSchema = z.object({
  notChecked: z.array(z.enum(checkNames)),
  mail: z.object({ sender: z.string(), domain: z.string(), inviter: z.string() }).exactOptional(),
  guestsOfDomain: z.number().int().min(0).exactOptional(),
});

const rowSchema = z
  .object({
    id: invitationId,
    version: z.number().int().min(1),
    email: z.string(),
    email_key: emailKey,
    requester_id: personId,
    requester_teams_id: z.string(),
    requester_name: z.string(),
    requester_locale: z.string(),
    requester_time_zone: z.string(),
    home_conversation: conversationId,
    home_card: activityId,
    options: jsonText(optionsSchema),
    findings: jsonText(findingsSchema),
    created_guest: count,
    resends: count,
    replaces: invitationId.nullable(),
    invite_as: z.enum(["app", "approver"]).nullable(),
    approval: jsonText(approvalSchema).nullable(),
    allowed_by: z.string().nullable(),
    created_at: instant,
  })
  .and(stateSchema);

/** @throws GuestlistError `store-corrupt` */
export function readInvitation(row: unknown): Invitation {
  const read = readRow(rowSchema, "invitations", row);
  return {
    id: read.id,
    version: read.version,
    state: readState(read),
    email: read.email,
    emailKey: read.email_key,
    requester: {
      id: read.requester_id,
      teamsId: read.requester_teams_id,
      name: read.requester_name,
      locale: read.requester_locale,
      timeZone: read.requester_time_zone,
    },
    home: { conversation: read.home_conversation, card: read.home_card },
    options: read.options,
    findings: read.findings,
    createdGuest: read.created_guest === 1,
    resends: read.resends,
    ...(read.replaces && { replaces: read.replaces }),
    ...(read.invite_as && { inviteAs: read.invite_as }),
    ...(read.approval && { approval: read.approval }),
    ...(read.allowed_by !== null && { allowedBy: read.allowed_by }),
    createdAt: read.created_at,
  };
}

/** Typed by the schema, so that a finding which could not be read again does not compile. */
function findingsText({ notChecked, ...findings }: Findings): string {
  const known: z.input<typeof findingsSchema> = { ...findings, notChecked: [...notChecked] };
  return JSON.stringify(known);
}

export function invitationRow(invitation: Invitation): InvitationRow {
  const { requester, home } = invitation;
  return {
    id: invitation.id,
    version: invitation.version,
    ...stateColumns(invitation.state),
    email: invitation.email,
    email_key: invitation.emailKey,
    requester_id: requester.id,
    requester_teams_id: requester.teamsId,
    requester_name: requester.name,
    requester_locale: requester.locale,
    requester_time_zone: requester.timeZone,
    home_conversation: home.conversation,
    home_root: channelOf(home.conversation),
    home_card: home.card,
    options: optionsText(invitation.options),
    findings: findingsText(invitation.findings),
    created_guest: Number(invitation.createdGuest),
    resends: invitation.resends,
    replaces: invitation.replaces ?? null,
    invite_as: invitation.inviteAs ?? null,
    approval: invitation.approval ? approvalText(invitation.approval) : null,
    allowed_by: invitation.allowedBy ?? null,
    created_at: invitation.createdAt,
  };
}
