import template from "../../cards/choose-team.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, escapeAddress, longestAddress, mentionName } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface ChooseTeamView {
  readonly partner: {
    readonly email: string;
    /** Absent: there is no invitation whose card to go back to. */
    readonly invitation?: { readonly id: InvitationId };
  };
  readonly teams: readonly { readonly groupId: string; readonly name: string }[] | "not-checked";
  /** Opens Teams, where people add members by hand. */
  readonly link: string;
}

/** What cards/choose-team.json binds to. */
export interface ChooseTeamData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  /** Empty: then `why`, `how` and `open` are shown instead. */
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly team: { readonly label: string; readonly placeholder: string; readonly missing: string; readonly style: "compact" | "filtered" };
  readonly why: string;
  readonly how: string;
  readonly add: string;
  readonly open: { readonly title: string; readonly url: string };
  readonly back?: string;
  /** What comes back with a press. */
  readonly who: { readonly invitation: InvitationId } | { readonly address: string };
}

const render = cardTemplate(template);
/** A longer list gets a field to search in. */
const longestPlainList = 8;

/** The teams that a person owns, to add a partner to one; or what to do instead. Only the person who pressed sees it. */
export function chooseTeamCard(view: ChooseTeamView, texts: Texts): AdaptiveCard {
  return render(chooseTeamData(view, texts));
}

export function chooseTeamData({ partner: { email, invitation }, teams, link }: ChooseTeamView, texts: Texts): ChooseTeamData {
  const owned = teams === "not-checked" ? [] : teams;
  const values = { email: escapeAddress(email) };
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("choose-team.title", values),
    choices: owned.map(({ groupId, name }) => ({ title: mentionName(name), value: groupId })),
    team: {
      label: texts.t("choose-team.label"),
      placeholder: texts.t("choose-team.placeholder"),
      missing: texts.t("choose-team.missing"),
      style: owned.length > longestPlainList ? "filtered" : "compact",
    },
    why: texts.t(teams === "not-checked" ? "choose-team.unchecked" : "choose-team.none", values),
    how: texts.t("team.how-path"),
    add: texts.t("choose-team.add"),
    open: { title: texts.t("choose-team.open"), url: link },
    ...(invitation && { back: texts.t("link.back") }),
    who: invitation ? { invitation: invitation.id } : { address: cleanValue(email, longestAddress) },
  };
}
