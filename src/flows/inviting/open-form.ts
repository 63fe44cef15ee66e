import type { InvitationId, PersonId } from "../../domain/ids.ts";
import type { FormValues } from "../../domain/invite-form.ts";
import type { Person } from "../../domain/person.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";

/** A form to be filled by one person. */
export interface BlankForm {
  readonly id: InvitationId;
  readonly for: PersonId;
  readonly values: FormValues;
  readonly defaultRedirectUrl: string;
  /** Only a channel has a link that the partner could land at. */
  readonly inChannel: boolean;
  /** The invitation to a mistaken address that this form's takes the place of. */
  readonly replaces?: InvitationId;
}

/** What is longer is no address, and could make the card too big for Teams, which takes 100 KB. */
const longestPrefill = 1_000;

/** A new form. Nothing is stored: the id becomes the invitation's when the form comes back. */
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
