import template from "../../cards/history.json" with { type: "json" };
import { changeableOptions } from "../domain/approval.ts";
import type { AuditEvent } from "../domain/audit.ts";
import { cautionKinds } from "../domain/caution.ts";
import type { InvitationId, PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import { foundWords } from "./approval-facts.ts";
import { changedWords } from "./approval-remarks.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, escapeName } from "./escape.ts";
import { cardTemplate } from "./template.ts";
import { zoneLine } from "./zone-line.ts";

export interface HistoryView {
  readonly invitation: Invitation;
  /** Oldest first. */
  readonly events: readonly AuditEvent[];
  /** Whether there are earlier events that aren't shown. */
  readonly earlier: boolean;
  /** Names of the people that the viewer may see; everybody else is "a colleague". */
  readonly names: ReadonlyMap<PersonId, string>;
}

/** What cards/history.json binds to. */
export interface HistoryData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly earlier?: string;
  readonly events: readonly { readonly what: string; readonly at: string }[];
  readonly zone?: string;
  readonly invitation: InvitationId;
  readonly back: string;
}

const render = cardTemplate(template);

/** Who did what when, in the viewer's time zone. */
export function historyCard(view: HistoryView, texts: Texts): AdaptiveCard {
  return render(historyData(view, texts));
}

export function historyData({ invitation, events, earlier, names }: HistoryView, texts: Texts): HistoryData {
  const zone = zoneLine(false, texts);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("history.title", { email: escapeAddress(invitation.email) }),
    ...(earlier && { earlier: texts.t("history.earlier") }),
    events: events.map((event) => ({ what: whatHappened(event, names, texts), at: texts.formatDateTime(event.at) })),
    ...(zone !== undefined && { zone }),
    invitation: invitation.id,
    back: texts.t("link.back"),
  };
}

function whatHappened(event: AuditEvent, names: HistoryView["names"], texts: Texts): string {
  const { what, by, via } = event;
  const detail = detailWords(event, texts);
  return [
    `${texts.t(`history.what.${what}`)}${detail === undefined ? "" : ` (${detail})`}`,
    ...(by === undefined ? [] : [nameOf(by, names, texts)]),
    ...(via === undefined ? [] : [texts.t(`history.via.${via}`)]),
  ].join(" · ");
}

/** Events caused by the directory, by a timer or by the app's own credentials have no person. */
function nameOf(by: PersonId, names: HistoryView["names"], texts: Texts): string {
  const name = names.get(by);
  return name === undefined ? texts.t("history.colleague") : escapeName(name);
}

/** The policy rule, what was found, or what an approver changed. Other details are codes for administrators and aren't shown. */
function detailWords({ what, detail = "" }: AuditEvent, texts: Texts): string | undefined {
  const codes = detail.split(",");
  switch (what) {
    case "allowed-by-rule":
    case "policy-overridden":
    case "approval-asked":
      return detail === "" ? undefined : escapeName(detail);
    case "found":
      return foundWords(among(cautionKinds, codes), texts);
    case "approved":
      return changedWords(among(changeableOptions, codes), texts);
    default:
      return undefined;
  }
}

function among<Code extends string>(known: readonly Code[], codes: readonly string[]): readonly Code[] {
  return known.filter((code) => codes.includes(code));
}
