import { cardExamples } from "../../test/src/cards/card-examples.ts";
import type { CardExample } from "../../test/src/cards/example-invitation.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { cardPage } from "./card-page.ts";
import type { CardCell } from "./card-page.ts";

interface Sheet {
  /** Added to the template's name in the picture's name. */
  readonly suffix: string;
  /** Width of one column, in pixels. */
  readonly width: number;
  readonly columns: readonly { readonly locale: string; readonly theme: "light" | "dark" }[];
}

/** Both themes on a desktop; on a small phone, the language with the longest words, the right-to-left language, and another script. */
const sheets: readonly Sheet[] = [
  {
    suffix: "",
    width: 440,
    columns: [
      { locale: "en-GB", theme: "light" },
      { locale: "en-GB", theme: "dark" },
    ],
  },
  {
    suffix: "-phone",
    width: 320,
    columns: [
      { locale: "de-DE", theme: "light" },
      { locale: "ar-EG", theme: "dark" },
      { locale: "ja-JP", theme: "light" },
    ],
  },
];

const templates = [...new Set(cardExamples.map(({ template }) => template))];

/** `invite-form`, `invite-form-phone`, … */
export const sheetNames: readonly string[] = templates.flatMap((template) => sheets.map(({ suffix }) => `${template}${suffix}`));

/** A page with every example of a template. */
export function cardSheet(name: string): string {
  const found = templates.flatMap((template) => sheets.map((each) => ({ template, ...each })));
  const sheet = found.find(({ template, suffix }) => name === `${template}${suffix}`);
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  const cells = cardExamples.filter(({ template }) => template === sheet.template).flatMap((example) => row(example, sheet));
  const columns = sheet.columns.map(() => `${sheet.width}px`).join(" ");
  return cardPage({ title: name, cells, style: `body { width: max-content; display: grid; grid-template-columns: ${columns}; }` });
}

const row = ({ template, variant, card }: CardExample, { columns, width }: Sheet): readonly CardCell[] =>
  columns.map(({ locale, theme }) => ({ name: `${template}/${variant}`, card: card(textsFor(locale)), theme, width }));
