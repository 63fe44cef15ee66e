import template from "../../cards/add-to-team.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, escapeAddress, escapeName, escapePartnerName, longestAddress } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface AddToTeamView {
  readonly invitation: Invitation;
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
  readonly invitation: InvitationId;
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

export function addToTeamData({ invitation, team }: AddToTeamView, texts: Texts): AddToTeamData {
  const value = texts.t("team.how-text", { email: cleanValue(invitation.email, longestAddress), team: cleanValue(team, longestTeam) });
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("team.how-title", { team: escapeName(team) }),
    how: texts.t("team.how", { name: partnerName(invitation) }),
    request: { label: texts.t("team.how-label"), value },
    path: texts.t("team.how-path"),
    invitation: invitation.id,
    back: texts.t("link.back"),
  };
}

/** The partner's name as the requester typed it, or the address; for a TextBlock. */
function partnerName({ options, email }: Pick<Invitation, "options" | "email">): string {
  return options.displayName === undefined ? escapeAddress(email) : escapePartnerName(options.displayName);
}
