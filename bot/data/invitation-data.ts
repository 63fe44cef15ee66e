import { z } from "zod";
import { approvalReasons } from "../../src/domain/approval-reason.ts";
import { cautionKinds } from "../../src/domain/caution.ts";
import type { Asks, CautionKind } from "../../src/domain/caution.ts";
import type { InvitationId, PersonId } from "../../src/domain/ids.ts";
import { formFields, longestField } from "../../src/domain/invite-form.ts";
import type { FormField, FormValues } from "../../src/domain/invite-form.ts";
import { invitationId, personId } from "./received-ids.ts";

const byId = z.looseObject({ invitation: invitationId });

/** Reads the id of the invitation that a button is about. Undefined when the data was tampered with. */
export function readInvitationId(data: unknown): InvitationId | undefined {
  const parsed = byId.safeParse(data);
  return parsed.success ? parsed.data.invitation : undefined;
}

/** Whether the pressed button is on the card that asks a team's owners, as its data says. */
export function isOnOwnersCard(data: Readonly<Record<string, unknown>>): boolean {
  return data["owners"] === 1;
}

/** A submitted form. Its ids are valid; its values aren't checked. */
export interface SubmittedForm {
  readonly id: InvitationId;
  readonly for: PersonId;
  readonly values: FormValues;
  /** The invitation that this one replaces, as the card says. The flow checks whether it may. */
  readonly replaces?: InvitationId;
  /** The cautions that the card showed and its button confirms. */
  readonly confirmed: readonly CautionKind[];
  /** The approvers that the form named, and why it asks them. */
  readonly asks?: Asks;
}

/** The text of a field. It may be longer than any field: the check of the field then names it. Of a text without end the beginning is kept. */
export const fieldValue = z.string().transform((typed) => typed.slice(0, longestField + 1));
const form = z.looseObject({ invitation: invitationId, for: personId, replaces: invitationId.optional().catch(undefined) });
const kinds = z.array(z.unknown()).max(100).catch([]);
const asks = z.object({ why: z.enum(approvalReasons), approvers: z.string().max(longestField) });

/** "Use sam@gmail.com": the address that the button names counts, and nothing was confirmed about it. */
function corrected(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const instead = fieldValue.safeParse(data["instead"]);
  return instead.success ? { ...data, email: instead.data, confirmed: [] } : data;
}

/** Whether a new form only wants that address in it: nothing is sent by that press. */
export function onlyCorrects(data: Readonly<Record<string, unknown>>): boolean {
  return data["onlyCorrect"] === true;
}

/** Undefined when an id isn't valid. A field that isn't text counts as empty, and unknown confirmations are dropped. */
export function readSubmittedForm(submitted: Readonly<Record<string, unknown>>): SubmittedForm | undefined {
  const data = corrected(submitted);
  const parsed = form.safeParse(data);
  if (!parsed.success) return undefined;
  const values: Partial<Record<FormField, string>> = {};
  for (const field of formFields) {
    const typed = fieldValue.safeParse(data[field]);
    if (typed.success) values[field] = typed.data;
  }
  const { invitation: id, for: person, replaces } = parsed.data;
  return { id, for: person, values, ...(replaces !== undefined && { replaces }), ...readConfirmation(data) };
}

/** Nothing counts as confirmed if the address was changed since the card was drawn. */
function readConfirmation({
  confirmed,
  about,
  email,
  ...data
}: Readonly<Record<string, unknown>>): Pick<SubmittedForm, "confirmed" | "asks"> {
  if (about !== undefined && about !== email) return { confirmed: [] };
  const readAsks = asks.safeParse(data["asks"]);
  return { confirmed: readConfirmed(confirmed), ...(readAsks.success && { asks: readAsks.data }) };
}

/** The kinds of caution that we know, each once. */
export function readConfirmed(confirmed: unknown): readonly CautionKind[] {
  const given = kinds.parse(confirmed);
  return cautionKinds.filter((kind) => given.includes(kind));
}
