import { cardExamples } from "../../test/src/cards/card-examples.ts";
import type { CardExample } from "../../test/src/cards/card-examples.ts";
import { textsFor } from "../../src/texts/texts.ts";

const columns = [
  { locale: "en-GB", theme: "light" },
  { locale: "fr-FR", theme: "dark" },
] as const;

export const sheetNames: readonly string[] = [...new Set(cardExamples.map(({ template }) => template))];

/** A page with every example of a template, drawn by the sandbox's own card renderer: in English and light, in French and dark. */
export function cardSheet(template: string): string {
  const rows = cardExamples.filter((example) => example.template === template).map(row);
  return `<!doctype html>
<meta charset="utf-8">
<link rel="stylesheet" href="/static/theme.css">
<link rel="stylesheet" href="/static/card.css">
<style>
  body { width: 880px; display: grid; grid-template-columns: 440px 440px; }
  .cell { background: var(--canvas); padding: 12px; }
</style>
<script src="/vendor/adaptivecards/dist/adaptivecards.min.js"></script>
<script src="/vendor/markdown-it/dist/browser/markdown-it.umd.min.js"></script>
${rows.join("\n")}
<script type="module">
  import { renderCard } from "/static/render-card.js";
  for (const frame of document.querySelectorAll(".card-frame")) {
    frame.append(renderCard(JSON.parse(frame.dataset.card), [], () => {}).element);
  }
  document.body.dataset.drawn = "";
</script>`;
}

function row(example: CardExample): string {
  const cells = columns.map(({ locale, theme }) => {
    const card = JSON.stringify(example.card(textsFor(locale)))
      .replaceAll("&", "&amp;")
      .replaceAll('"', "&quot;");
    return `<div class="cell" style="color-scheme: ${theme}; color: var(--text)"><div class="card"><div class="card-frame" data-card="${card}"></div></div></div>`;
  });
  return cells.join("");
}
