import { z } from "zod";
import { approvalSchema, approvalText } from "./approval-column.ts";
import { checkNames, untoldTo } from "../../../domain/invitation.ts";
import type { Findings, Home, Invitation, MailLook } from "../../../domain/invitation.ts";
import type { Person } from "../../../domain/person.ts";
import type { PolicyOverride } from "../../../domain/policy-override.ts";
import { teamHindrances, teamStages } from "../../../domain/team-plan.ts";
import type { Membership, TeamPlan } from "../../../domain/team-plan.ts";
import { channelOf } from "../../../domain/visibility.ts";
import { complete } from "./complete.ts";
import type { SchemasOf } from "./complete.ts";
import { optionsSchema, optionsText } from "./options-column.ts";
import { readRow } from "./read-row.ts";
import { jsonText } from "../../json-text.ts";
import { readState, stateColumns, stateSchema } from "./state-columns.ts";
import { activityId, conversationId, count, emailKey, instant, invitationId, personId } from "./stored-values.ts";
import type { InvitationTable } from "../tables.ts";

/** All columns except those that are written separately. */
export type InvitationRow = Omit<InvitationTable, "sealed_link" | "blanked_at">;

const mailSchema = z.object({ sender: z.string(), domain: z.string(), inviter: z.string() } satisfies SchemasOf<MailLook>);

const findingsSchema = z.object({
  notChecked: z.array(z.enum(checkNames)).readonly(),
  mail: mailSchema.exactOptional(),
  guestsOfDomain: z.number().int().min(0).exactOptional(),
} satisfies SchemasOf<Findings>);

const overrideSchema = z.object({
  what: z.enum(["deny", "approve"]),
  rule: z.string(),
  reason: z.string(),
  by: personId,
  at: instant,
} satisfies SchemasOf<PolicyOverride>);

const membership = {
  groupId: z.string(),
  name: z.string(),
  by: z.object({ id: personId, name: z.string() }).exactOptional(),
} satisfies SchemasOf<Membership>;

const teamSchema = z.object({
  ...membership,
  stage: z.enum(teamStages),
  since: instant,
  hindrance: z.enum(teamHindrances).exactOptional(),
  ask: z.object({ conversation: conversationId, card: activityId.exactOptional() }).exactOptional(),
  isLost: z.literal(true).exactOptional(),
  also: z.array(z.object(membership)).readonly().exactOptional(),
} satisfies SchemasOf<TeamPlan>);

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
    /** Empty until the card is posted. */
    home_card: z.union([z.literal(""), activityId]),
    options: jsonText(optionsSchema),
    findings: jsonText(findingsSchema),
    created_guest: count,
    posted_after: instant.nullable(),
    forwarder: z.string().nullable(),
    resends: count,
    replaces: invitationId.nullable(),
    invite_as: z.enum(["app", "approver"]).nullable(),
    approval: jsonText(approvalSchema).nullable(),
    allowed_by: z.string().nullable(),
    policy_override: jsonText(overrideSchema).nullable(),
    team: jsonText(teamSchema).nullable(),
    untold: jsonText(z.array(z.enum(untoldTo)).readonly()).nullable(),
    origin: z.literal("imported").nullable(),
    created_at: instant,
  })
  .and(stateSchema);

/** @throws GuestlistError `store-corrupt` */
export function readInvitation(row: unknown): Invitation {
  const read = readRow(rowSchema, "invitations", row);
  return complete<Invitation>({
    id: read.id,
    version: read.version,
    state: readState(read),
    email: read.email,
    emailKey: read.email_key,
    requester: complete<Person>({
      id: read.requester_id,
      teamsId: read.requester_teams_id,
      name: read.requester_name,
      locale: read.requester_locale,
      timeZone: read.requester_time_zone,
    }),
    home: complete<Home>({ conversation: read.home_conversation, card: read.home_card === "" ? undefined : read.home_card }),
    options: read.options,
    findings: read.findings,
    createdGuest: read.created_guest === 1,
    postedAfter: read.posted_after ?? undefined,
    forwarder: read.forwarder ?? undefined,
    resends: read.resends,
    replaces: read.replaces ?? undefined,
    inviteAs: read.invite_as ?? undefined,
    approval: read.approval ?? undefined,
    allowedBy: read.allowed_by ?? undefined,
    override: read.policy_override ?? undefined,
    team: read.team ?? undefined,
    untold: read.untold ?? undefined,
    origin: read.origin ?? undefined,
    createdAt: read.created_at,
  });
}

function findingsText(findings: z.input<typeof findingsSchema>): string {
  return JSON.stringify(findings);
}

function overrideText(override: z.input<typeof overrideSchema>): string {
  return JSON.stringify(override);
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
    home_card: home.card ?? "",
    options: optionsText(invitation.options),
    findings: findingsText(invitation.findings),
    created_guest: Number(invitation.createdGuest),
    posted_after: invitation.postedAfter ?? null,
    forwarder: invitation.forwarder ?? null,
    resends: invitation.resends,
    replaces: invitation.replaces ?? null,
    invite_as: invitation.inviteAs ?? null,
    approval: invitation.approval ? approvalText(invitation.approval) : null,
    allowed_by: invitation.allowedBy ?? null,
    policy_override: invitation.override ? overrideText(invitation.override) : null,
    team: invitation.team ? JSON.stringify(invitation.team) : null,
    untold: invitation.untold ? JSON.stringify(invitation.untold) : null,
    origin: invitation.origin ?? null,
    created_at: invitation.createdAt,
  };
}
