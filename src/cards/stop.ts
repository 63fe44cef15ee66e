import template from "../../cards/stop.json" with { type: "json" };
import type { StopAttempt, StopNews, StopStanding } from "../domain/pace/stop-standing.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeName } from "./escape.ts";
import type { Fact } from "./invitation-facts.ts";
import { stateLooks } from "./state-look.ts";
import type { Look } from "./state-look.ts";
import { cardTemplate } from "./template.ts";

/** What cards/stop.json binds to. */
export interface StopData {
  readonly lang: Language;
  readonly fallback: string;
  readonly look: Look;
  readonly title: string;
  /** What became of the last "Try one again". */
  readonly attempt?: string;
  /** The zone of its time: administrators elsewhere may read it, too. */
  readonly zone?: string;
  readonly lines: readonly { readonly line: string }[];
  /** What Microsoft's support asks for. */
  readonly facts: readonly Fact[];
  readonly next?: string;
  readonly button?: string;
}

const render = cardTemplate(template);

/** Tells administrators that Microsoft has stopped the tenant's invitations, what its support needs, and later that it is over. */
export function stopCard(news: StopNews, texts: Texts): AdaptiveCard {
  return render(stopData(news, texts));
}

export function stopData({ standing, tenantId, inviteAs }: StopNews, texts: Texts): StopData {
  const { language: lang, t } = texts;
  const frame = { lang, fallback: t("error.card-unsupported") };
  if (standing.kind === "over") {
    return { ...frame, look: stateLooks.done, title: t("stop.over"), lines: [{ line: t("stop.half") }], facts: [] };
  }
  const { attempt } = standing;
  const button = t("stop.button");
  return {
    ...frame,
    look: stateLooks.failed,
    title: t("stop.title"),
    ...(attempt && { attempt: attemptText(attempt, texts), zone: t("history.zone", { zone: texts.zoneName() }) }),
    lines: [t("stop.text"), t(`stop.kept-${inviteAs}`), t("stop.support")].map((line) => ({ line })),
    facts: factsForSupport(standing, tenantId, texts),
    next: t(`stop.try-${inviteAs}`, { button }),
    button,
  };
}

function attemptText({ name, at, outcome }: StopAttempt, texts: Texts): string {
  const person = name === undefined ? texts.t("history.colleague") : escapeName(name);
  return texts.t(`stop.tried.${outcome}`, { name: person, time: texts.formatDateTime(at) });
}

/** The time is UTC in every language, in one word that no direction of writing turns around, as support looks for it. */
function factsForSupport({ refusedAt, remoteId }: Extract<StopStanding, { kind: "stopped" }>, tenantId: string, { t }: Texts): Fact[] {
  const time = `${refusedAt.slice(0, 19)}Z`;
  return [
    { title: t("stop.fact.tenant"), value: tenantId },
    ...(remoteId === undefined ? [] : [{ title: t("stop.fact.request"), value: escapeName(remoteId) }]),
    { title: t("stop.fact.time"), value: time },
  ];
}
