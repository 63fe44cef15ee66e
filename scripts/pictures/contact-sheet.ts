import { textsFor } from "../../src/texts/texts.ts";
import { cardExamples } from "../../test/src/cards/card-examples.ts";
import { cardPage } from "./card-page.ts";

interface Look {
  readonly locale: string;
  readonly theme: "light" | "dark";
  /** Width of a card's place, in pixels. */
  readonly width: number;
}

const desktop = 440;
const phone = 320;

/** English in both themes and on a phone; the longest words, the other direction, another script. */
const looks: Readonly<Record<string, Look>> = {
  light: { locale: "en-GB", theme: "light", width: desktop },
  dark: { locale: "en-GB", theme: "dark", width: desktop },
  phone: { locale: "en-GB", theme: "light", width: phone },
  "german-phone": { locale: "de-DE", theme: "light", width: phone },
  "arabic-phone": { locale: "ar-EG", theme: "dark", width: phone },
  "japanese-phone": { locale: "ja-JP", theme: "light", width: phone },
};

/** So many that a picture of them can still be read. */
const cardsOnSheet = 12;
const columns = 4;
const sheetsOfLook = Math.ceil(cardExamples.length / cardsOnSheet);

/** `light-1`, `light-2`, … */
export const contactSheetNames: readonly string[] = Object.keys(looks).flatMap((look) =>
  Array.from({ length: sheetsOfLook }, (_, index) => `${look}-${index + 1}`),
);

/** A page with some of the examples of all cards side by side, to look at. */
export function contactSheet(name: string): string {
  const [, lookName = "", number = ""] = /^(.*)-(\d+)$/.exec(name) ?? [];
  const look = looks[lookName];
  if (!look) throw new Error(`There is no contact sheet ${name}.`);
  const { locale, theme, width } = look;
  const from = (Number(number) - 1) * cardsOnSheet;
  const cells = cardExamples
    .slice(from, from + cardsOnSheet)
    .map(({ template, variant, card }) => ({ name: `${template}/${variant}`, card: card(textsFor(locale)), theme, width }));
  return cardPage({ title: name, cells, style: styleOf(look) });
}

const styleOf = ({ theme, width }: Look) => `
  body { width: ${columns * width}px; columns: ${columns}; column-gap: 0; color-scheme: ${theme}; background: var(--canvas); }
  .cell { break-inside: avoid; }
  .cell::before { content: attr(data-name); display: block; color: var(--text-subtle); font-size: 11px; }
`;
