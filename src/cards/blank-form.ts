import type { InvitationId, PersonId } from "../domain/ids.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { inviteFormCard } from "./invite-form.ts";
import type { InviteFormView } from "./invite-form.ts";

type BlankFormView = Pick<InviteFormView, "id" | "for" | "defaultRedirectUrl" | "inChannel">;

/** They stand where a form's own ids belong. No version of a UUID has this form, so no text of a card has them. */
const placeholders = { id: "invitation-00000000-0000-0000" as InvitationId, for: "person-00000000-0000-0000" as PersonId };

/** The drawn forms of each language, as JSON: two at most, for chats and for channels, because the landing page is a setting. */
const drawn = new WeakMap<Texts, Map<string, string>>();

/**
 * A form that nobody has typed anything in, with nothing to say about a team. It is drawn once for each language, because drawing it takes
 * longer than everything else that we do in a turn; only its ids differ.
 */
export function blankFormCard({ id, for: person, inChannel, defaultRedirectUrl }: BlankFormView, texts: Texts): AdaptiveCard {
  const text = drawnForm({ inChannel, defaultRedirectUrl }, texts)
    .replaceAll(placeholders.id, () => id)
    .replaceAll(placeholders.for, () => person);
  return JSON.parse(text) as AdaptiveCard;
}

function drawnForm(place: Omit<BlankFormView, "id" | "for">, texts: Texts): string {
  const forms = drawn.get(texts) ?? new Map<string, string>();
  drawn.set(texts, forms);
  const key = `${place.inChannel} ${place.defaultRedirectUrl}`;
  const text =
    forms.get(key) ?? JSON.stringify(inviteFormCard({ ...placeholders, ...place, values: {}, problems: {}, isNew: true }, texts));
  forms.set(key, text);
  return text;
}
