import type { InvitationId, PersonId } from "../../domain/ids.ts";
import type { FormValues } from "../../domain/invite-form.ts";
import type { Person } from "../../domain/person.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";

/** A form that one person may fill in. */
export interface BlankForm {
  readonly id: InvitationId;
  readonly for: PersonId;
  readonly values: FormValues;
  readonly defaultRedirectUrl: string;
  /** Only a channel has a link where the partner could land. */
  readonly inChannel: boolean;
  /** The invitation to a wrong address that this form's invitation replaces. */
  readonly replaces?: InvitationId;
}

/** In characters. A longer text is no address, and could make the card bigger than the 100 KB that Teams takes. */
const longestPrefill = 1_000;

/** Opens a new form. Nothing is stored: the form's id becomes the invitation's id when the form is sent. */
export function openForm(
  { clock, terms }: Pick<Ports, "clock" | "terms">,
  by: Person,
  email: string,
  where: ConversationReference["kind"],
): BlankForm {
  const values: FormValues = email === "" || email.length > longestPrefill ? {} : { email };
  return {
    id: clock.newId() as InvitationId,
    for: by.id,
    values,
    defaultRedirectUrl: terms.defaultRedirectUrl,
    inChannel: where === "channel",
  };
}
