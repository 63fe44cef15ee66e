import { cardExamples } from "../../test/src/cards/card-examples.ts";
import type { CardExample } from "../../test/src/cards/example-invitation.ts";
import { textsFor } from "../../src/texts/texts.ts";

interface Sheet {
  /** Added to the template's name in the picture's name. */
  readonly suffix: string;
  /** Width of one column, in pixels. */
  readonly width: number;
  readonly columns: readonly { readonly locale: string; readonly theme: "light" | "dark" }[];
}

/** Both themes on a desktop; on a small phone, the language with the longest words and the right-to-left language. */
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
    ],
  },
];

const templates = [...new Set(cardExamples.map(({ template }) => template))];

/** `invite-form`, `invite-form-phone`, … */
export const sheetNames: readonly string[] = templates.flatMap((template) => sheets.map(({ suffix }) => `${template}${suffix}`));

/** A page with every example of a template, rendered by the sandbox's own card renderer. */
export function cardSheet(name: string): string {
  const found = templates.flatMap((template) => sheets.map((each) => ({ template, ...each })));
  const sheet = found.find(({ template, suffix }) => name === `${template}${suffix}`);
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  const rows = cardExamples.filter(({ template }) => template === sheet.template).map((example) => row(example, sheet));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${name}</title>
<link rel="stylesheet" href="/static/common/theme.css">
<link rel="stylesheet" href="/static/card/card.css">
<link rel="stylesheet" href="/static/teams-elements/teams-elements.css">
<style>
  body { width: ${2 * sheet.width}px; display: grid; grid-template-columns: ${sheet.width}px ${sheet.width}px; }
  .cell { background: var(--canvas); padding: 12px; min-width: 0; }
</style>
<script src="/vendor/adaptivecards/dist/adaptivecards.min.js"></script>
<script src="/vendor/markdown-it/dist/browser/markdown-it.umd.min.js"></script>
${rows.join("\n")}
<script type="module">
  import { renderCard } from "/static/card/render-card.js";
  for (const frame of document.querySelectorAll(".card-frame")) {
    const card = JSON.parse(frame.dataset.card);
    const mentions = (card.msteams?.entities ?? []).map(({ text, mentioned }) => ({ text, ...mentioned }));
    frame.append(renderCard(card, mentions, () => {}).element);
  }
  document.body.dataset.drawn = "";
</script>`;
}

function row(example: CardExample, { columns }: Sheet): string {
  const cells = columns.map(({ locale, theme }) => {
    const card = JSON.stringify(example.card(textsFor(locale)))
      .replaceAll("&", "&amp;")
      .replaceAll('"', "&quot;");
    return `<div class="cell" style="color-scheme: ${theme}; color: var(--text)"><div class="card"><div class="card-frame" data-card="${card}"></div></div></div>`;
  });
  return cells.join("");
}
