import template from "../../cards/hearing.json" with { type: "json" };
import type { Instant } from "../domain/ids.ts";
import type { AcceptancePath } from "../domain/invitation.ts";
import { isStretched } from "../domain/young-rhythm.ts";
import type { YoungRhythm } from "../domain/young-rhythm.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cardTemplate } from "./template.ts";

export interface HearingView {
  /** The last acceptances, newest first. */
  readonly heard: readonly { readonly path: AcceptancePath; readonly since: Instant; readonly heardAt: Instant }[];
  readonly rhythm: YoungRhythm;
  readonly now: Instant;
}

/** What cards/hearing.json binds to. */
export interface HearingData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  /** Empty when there are facts. */
  readonly none: string;
  readonly facts: readonly { readonly title: string; readonly value: string }[];
  readonly rhythm: string;
  readonly hint: string;
}

const render = cardTemplate(template);

/** For administrators: how the last acceptances were heard of, and how often new guests are read. */
export function hearingCard(view: HearingView, texts: Texts): AdaptiveCard {
  return render(hearingData(view, texts));
}

export function hearingData({ heard, rhythm, now }: HearingView, texts: Texts): HearingData {
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("hearing.title"),
    none: heard.length === 0 ? texts.t("hearing.none") : "",
    facts: heard.map(({ path, since, heardAt }) => ({
      title: texts.formatAge(heardAt, now),
      value: texts.t("hearing.how", {
        way: texts.t(`hearing.path.${path}`),
        time: texts.formatSpan(Date.parse(heardAt) - Date.parse(since)),
      }),
    })),
    rhythm: rhythmText(rhythm, texts),
    hint: texts.t("hearing.by-address", { command: texts.t("commands.status.example") }),
  };
}

function rhythmText(rhythm: YoungRhythm, texts: Texts): string {
  const { hour, day } = rhythm;
  const days = Math.max(rhythm.days, rhythm.joined);
  const spans = { hour: texts.formatSpan(hour), day: texts.formatSpan(day), days: texts.formatSpan(days) };
  return isStretched(rhythm) ? texts.t("hearing.stretched", spans) : texts.t("hearing.young", { time: spans.hour });
}
