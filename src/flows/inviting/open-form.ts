import { readEmail } from "../../domain/email.ts";
import type { ConversationId, InvitationId, PersonId } from "../../domain/ids.ts";
import type { FormValues } from "../../domain/invite-form.ts";
import type { Person } from "../../domain/person.ts";
import { mistypedDomain } from "../../domain/request-cautions.ts";
import type { MistypedDomain } from "../../domain/request-cautions.ts";
import type { TeamOffer } from "../../domain/team-offer.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";
import { knownDomains } from "../checking/known-domains.ts";
import { offerTeam } from "../planning/offer-team.ts";

/** A form that one person may fill in. */
export interface BlankForm {
  readonly id: InvitationId;
  readonly for: PersonId;
  readonly values: FormValues;
  readonly defaultRedirectUrl: string;
  /** Only a channel has a link where the partner could land. */
  readonly inChannel: boolean;
  /** What the form says about the team of its channel. */
  readonly team?: TeamOffer;
  /** The invitation to a wrong address that this form's invitation replaces. */
  readonly replaces?: InvitationId;
  /** The address that it begins with is probably mistyped. */
  readonly mistyped?: MistypedDomain;
}

/** In characters. A longer text is no address, and could make the card bigger than the 100 KB that Teams takes. */
const longestPrefill = 1_000;

export type OpenFormNeeds = Parameters<typeof offerTeam>[0] & Pick<Ports, "lists" | "policy" | "terms">;

/** Where a form is posted. */
export interface FormPlace {
  readonly kind: ConversationReference["kind"];
  readonly conversation: ConversationId;
}

/** Opens a new form. Nothing is stored: the form's id becomes the invitation's id when the form is sent. */
export async function openForm(ports: OpenFormNeeds, by: Person, email: string, where: FormPlace): Promise<BlankForm> {
  const { clock, terms } = ports;
  const values: FormValues = email === "" || email.length > longestPrefill ? {} : { email };
  const [team, mistyped] = await Promise.all([offerTeam(ports, where.conversation), mistypedIn(ports, values)]);
  return {
    id: clock.newId() as InvitationId,
    for: by.id,
    values,
    defaultRedirectUrl: terms.defaultRedirectUrl,
    inChannel: where.kind === "channel",
    ...(team && { team }),
    ...(mistyped && { mistyped }),
  };
}

async function mistypedIn(ports: OpenFormNeeds, { email = "" }: FormValues): Promise<MistypedDomain | undefined> {
  const read = readEmail(email);
  return read.kind === "email" ? mistypedDomain(read.email, await knownDomains(ports, await ports.policy.current())) : undefined;
}

/** A form that comes back with what there is to correct, and whether the sent address is probably mistyped. One that was moved to the 1:1 chat still has the team of the channel where it began. */
export async function reopenForm(
  ports: OpenFormNeeds & Pick<Ports, "drafts">,
  id: InvitationId,
  by: Person,
  where: FormPlace,
  email: string,
): Promise<Omit<BlankForm, "values">> {
  const draft = await ports.drafts.find(id, by.id);
  const { values: _, ...form } = await openForm(ports, by, email, {
    ...where,
    conversation: draft?.home.conversation ?? where.conversation,
  });
  return { ...form, id };
}
