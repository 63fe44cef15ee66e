import template from "../../cards/add-to-team.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { InviteOptions } from "../domain/invite-options.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, escapePartnerName, mentionName } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface AddToTeamView {
  readonly partner: {
    readonly email: string;
    readonly options: Pick<InviteOptions, "displayName">;
    /** Absent: there is no invitation whose card to go back to. */
    readonly invitation?: { readonly id: InvitationId };
  };
  readonly team: string;
  /** Opens the team, or Teams. */
  readonly link: string;
}

/** What cards/add-to-team.json binds to. */
export interface AddToTeamData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly why: string;
  readonly how: string;
  readonly open: { readonly title: string; readonly url: string };
  readonly back?: string;
  readonly invitation?: InvitationId;
}

const render = cardTemplate(template);

/** How an owner adds the partner in Teams itself, where the bot hasn't the permission. Only the person who pressed sees it. */
export function addToTeamCard(view: AddToTeamView, texts: Texts): AdaptiveCard {
  return render(addToTeamData(view, texts));
}

export function addToTeamData({ partner, team, link }: AddToTeamView, texts: Texts): AddToTeamData {
  const { email, options, invitation } = partner;
  const name = options.displayName === undefined ? escapeAddress(email) : escapePartnerName(options.displayName);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("team.how-title", { name }),
    why: texts.t("team.how"),
    how: texts.t("team.how-path"),
    open: { title: texts.t("team.open", { team: mentionName(team) }), url: link },
    ...(invitation && { back: texts.t("link.back"), invitation: invitation.id }),
  };
}
