import template from "../../cards/pending.json" with { type: "json" };
import type { Instant } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, escapeName } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface PendingView {
  /** Open invitations, oldest first. */
  readonly invitations: readonly Invitation[];
  readonly now: Instant;
  /** Whether there are more than these. */
  readonly more: boolean;
  readonly scope: "mine" | "here";
}

/** What cards/pending.json binds to. */
export interface PendingData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly items: readonly { readonly address: string; readonly detail: string }[];
  readonly more?: string;
}

const render = cardTemplate(template);

/** What still waits for a partner: one's own, or what began in this conversation. */
export function pendingCard(view: PendingView, texts: Texts): AdaptiveCard {
  return render(pendingData(view, texts));
}

/** As many as stay below Teams' 100 KB even when every address is as long as an address may be. */
const longest = 20;

export function pendingData(view: PendingView, texts: Texts): PendingData {
  const shown = view.invitations.slice(0, longest);
  const more = view.more || view.invitations.length > longest;
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: title(view, more, texts),
    items: shown.map((invitation) => ({
      address: escapeAddress(invitation.email),
      detail: texts.t("pending.item", {
        name: escapeName(invitation.requester.name),
        age: texts.formatAge(invitation.createdAt, view.now),
      }),
    })),
    ...(more && { more: texts.t("pending.more") }),
  };
}

function title({ invitations, scope }: PendingView, more: boolean, texts: Texts): string {
  if (invitations.length === 0) return texts.t(`pending.none-${scope}`);
  if (more) return texts.t(`pending.title-${scope}-more`);
  return texts.t(`pending.title-${scope}`, { count: invitations.length });
}
