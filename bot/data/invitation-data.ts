import { z } from "zod";
import { approvalReasons } from "../../src/domain/approval.ts";
import { cautionKinds } from "../../src/domain/caution.ts";
import type { Asks, CautionKind } from "../../src/domain/caution.ts";
import type { InvitationId, PersonId } from "../../src/domain/ids.ts";
import { formFields } from "../../src/domain/invite-form.ts";
import type { FormField, FormValues } from "../../src/domain/invite-form.ts";
import { invitationId, personId } from "./received-ids.ts";

const byId = z.looseObject({ invitation: invitationId });

/** The invitation that a card's button is about; undefined when the data was tampered with. */
export function readInvitationId(data: unknown): InvitationId | undefined {
  const parsed = byId.safeParse(data);
  return parsed.success ? parsed.data.invitation : undefined;
}

/** A form that came back, unchecked but for its frame. */
export interface SubmittedForm {
  readonly id: InvitationId;
  readonly for: PersonId;
  readonly values: FormValues;
  /** The invitation that this one is to take the place of, as the card says; whether it may is for the flow. */
  readonly replaces?: InvitationId;
  /** What the card showed and its button confirms. */
  readonly confirmed: readonly CautionKind[];
  /** Who decides, as it said. */
  readonly asks?: Asks;
}

/** More than any field may hold; what is longer isn't worth carrying to the checks that name the field. */
const longestValue = 10_000;
const form = z.looseObject({ invitation: invitationId, for: personId, replaces: invitationId.optional().catch(undefined) });
const kinds = z.array(z.unknown()).max(100).catch([]);
const asks = z.object({ why: z.enum(approvalReasons), approvers: z.string().max(longestValue) });
const value = z.string().max(longestValue);

/** Undefined when the frame is broken. A field that isn't text counts as left empty, as do confirmations that we don't know. */
export function readSubmittedForm(data: Readonly<Record<string, unknown>>): SubmittedForm | undefined {
  const parsed = form.safeParse(data);
  if (!parsed.success) return undefined;
  const values: Partial<Record<FormField, string>> = {};
  for (const field of formFields) {
    const typed = value.safeParse(data[field]);
    if (typed.success) values[field] = typed.data;
  }
  const { invitation: id, for: person, replaces } = parsed.data;
  return { id, for: person, values, ...(replaces !== undefined && { replaces }), ...readConfirmation(data) };
}

/** None when the address was changed since. */
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

/** Kinds that we know, each once. */
export function readConfirmed(confirmed: unknown): readonly CautionKind[] {
  const given = kinds.parse(confirmed);
  return cautionKinds.filter((kind) => given.includes(kind));
}
