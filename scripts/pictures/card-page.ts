import type { AdaptiveCard } from "../../src/cards/card.ts";

/** One card on a page of cards. */
export interface CardCell {
  /** `invitation/accepted`: template and variant. */
  readonly name: string;
  readonly card: AdaptiveCard;
  readonly theme: "light" | "dark";
  /** Of the space that the card has, in pixels. */
  readonly width: number;
}

interface CardPage {
  readonly title: string;
  readonly cells: readonly CardCell[];
  /** Style sheet of the page's `body`, and of `.cell`. */
  readonly style: string;
}

/** A page of cards, rendered by the sandbox's own card renderer. `body` has `data-drawn` when all are drawn. */
export function cardPage({ title, cells, style }: CardPage): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<link rel="stylesheet" href="/static/common/theme.css">
<link rel="stylesheet" href="/static/card/card.css">
<link rel="stylesheet" href="/static/teams-elements/teams-elements.css">
<style>
  .cell { background: var(--canvas); padding: 12px; min-width: 0; }
  ${style}
</style>
<script src="/vendor/adaptivecards/dist/adaptivecards.min.js"></script>
<script src="/vendor/markdown-it/dist/browser/markdown-it.umd.min.js"></script>
${cells.map(cell).join("\n")}
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

function cell({ name, card, theme, width }: CardCell): string {
  const json = JSON.stringify(card).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const full = JSON.stringify(card["msteams"] ?? "")
    .toLowerCase()
    .includes('"width":"full"')
    ? " card-full"
    : "";
  return `<div class="cell" data-name="${name}" style="color-scheme: ${theme}; color: var(--text); width: ${width}px">
  <div class="card${full}"><div class="card-frame" data-card="${json}"></div></div></div>`;
}
