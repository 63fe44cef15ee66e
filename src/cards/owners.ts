import template from "../../cards/owners.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import { isMember } from "../domain/team-plan.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import { approversLine } from "./approvers-line.ts";
import type { ToMention } from "./approvers-line.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, escapeAddress, escapeName, longestAddress, mentionName } from "./escape.ts";
import { mentionEntity } from "./mention.ts";
import type { MentionEntity } from "./mention.ts";
import { cardTemplate } from "./template.ts";
import type { CardVerb } from "./verbs.ts";

export interface OwnersView {
  readonly invitation: Invitation;
  /** The owners to mention while they are asked. */
  readonly toMention?: ToMention;
  /** One line at the top, escaped already. */
  readonly note?: string;
}

interface OwnersAction {
  readonly verb: CardVerb;
  readonly title: string;
  readonly data: { readonly invitation: InvitationId; readonly owners: 1 };
}

/** What cards/owners.json binds to. */
export interface OwnersData {
  readonly lang: Language;
  readonly fallback: string;
  readonly mentions: readonly MentionEntity[];
  readonly note?: string;
  readonly text: string;
  readonly actions: readonly OwnersAction[];
}

const render = cardTemplate(template);

/** Asks a team's owners to add a partner, in the thread where the invitation began; later says what became of that. */
export function ownersCard(view: OwnersView, texts: Texts): AdaptiveCard {
  return render(ownersData(view, texts));
}

export function ownersData({ invitation, toMention = { people: [] }, note }: OwnersView, texts: Texts): OwnersData {
  const { names, mentions } = approversLine(toMention, "", texts);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    mentions: mentions.map(mentionEntity),
    ...(note !== undefined && { note }),
    text: textOf(invitation, names, texts),
    actions: actionsOf(invitation, texts),
  };
}

function textOf({ state, team, email, requester }: Invitation, owners: string, texts: Texts): string {
  const values = { email: escapeAddress(email), team: escapeName(team?.name ?? ""), name: escapeName(team?.by?.name ?? "") };
  if (state.kind === "invited") return texts.t("owners.again", values);
  if (state.kind !== "accepted") return texts.t("owners.over", values);
  switch (team?.stage) {
    case "added":
    case "seen":
      return texts.t(team.by ? "owners.added" : "owners.in-team", values);
    case "undone":
      return texts.t(team.by ? "owners.undone" : "owners.left", values);
    case "wanted":
    case undefined:
      return askOf(owners, { ...values, name: escapeName(requester.name) }, texts);
  }
}

function askOf(owners: string, values: Readonly<Record<string, string>>, texts: Texts): string {
  return texts.t(owners === "" ? "owners.ask-anybody" : "owners.ask", { ...values, owners });
}

/** Everybody sees the same buttons; the press checks who may use them. */
function actionsOf({ id, state, team, email }: Invitation, texts: Texts): readonly OwnersAction[] {
  if (state.kind !== "accepted" || !team) return [];
  const data = { invitation: id, owners: 1 } as const;
  if (isMember(team)) return team.by ? [{ verb: "remove-from-team", title: texts.t("owners.undo"), data }] : [];
  const values = { email: cleanValue(email, longestAddress), team: mentionName(team.name) };
  return [{ verb: "add-to-team", title: texts.t("owners.add", values), data }];
}
