import template from "../../cards/add-to-team.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { InviteOptions } from "../domain/invite-options.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, escapeAddress, escapeName, escapePartnerName, longestAddress } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface AddToTeamView {
  /** Without `id` there is no invitation whose card to go back to. */
  readonly partner: { readonly id?: InvitationId; readonly email: string; readonly options: Pick<InviteOptions, "displayName"> };
  readonly team: string;
}

/** What cards/add-to-team.json binds to. */
export interface AddToTeamData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly how: string;
  readonly request: { readonly label: string; readonly value: string };
  readonly path: string;
  readonly invitation?: InvitationId;
  readonly back: string;
}

const render = cardTemplate(template);
const longestTeam = 120;

/**
 * How the partner gets into the team when neither the person nor the app may add them: what to ask an owner for, and what the owner does.
 */
export function addToTeamCard(view: AddToTeamView, texts: Texts): AdaptiveCard {
  return render(addToTeamData(view, texts));
}

export function addToTeamData({ partner, team }: AddToTeamView, texts: Texts): AddToTeamData {
  const value = texts.t("team.how-text", { email: cleanValue(partner.email, longestAddress), team: cleanValue(team, longestTeam) });
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("team.how-title", { team: escapeName(team) }),
    how: texts.t("team.how", { name: partnerName(partner) }),
    request: { label: texts.t("team.how-label"), value },
    path: texts.t("team.how-path"),
    ...(partner.id && { invitation: partner.id }),
    back: texts.t("link.back"),
  };
}

/** The partner's name as the requester typed it, or the address; for a TextBlock. */
function partnerName({ options, email }: AddToTeamView["partner"]): string {
  return options.displayName === undefined ? escapeAddress(email) : escapePartnerName(options.displayName);
}
