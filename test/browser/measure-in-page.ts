import type { Measured } from "./measure-cards.ts";

/** Measures the cards of a page of cards (scripts/pictures/card-page.ts). It runs in the page, so it can't use anything outside itself. */
export function measureInPage(cells: readonly Element[]): readonly Measured[] {
  const textNode = 3;
  const clean = (text: string) => text.replaceAll(/\s+/g, " ").trim();
  const titleOf = (part: Element) => clean(part.textContent);
  const isMore = (button: Element) => /^(…|\.\.\.)$/.test(titleOf(button));

  function measured(cell: Element): Measured {
    const card = cell.querySelector<HTMLElement>(".card-frame");
    if (!card) throw new Error("There is no card.");
    const { top, left, right, height } = card.getBoundingClientRect();
    const shown = Array.from(card.querySelectorAll("*")).filter((part) => part.checkVisibility());
    const words = shown
      .filter((part) => !part.closest("button, select, .ac-actionSet"))
      .flatMap((part) => Array.from(part.childNodes).filter(({ nodeType }) => nodeType === textNode))
      .toSorted((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const json = card.dataset["card"] ?? "";
    const folds = [...json.matchAll(/\{[^{}]*"type":"Action\.ToggleVisibility"[^{}]*?"title":"([^"]*)"/g)].map(([, title = ""]) => title);
    const rows = shown
      .filter((part) => part.matches(".ac-actionSet"))
      .map((part) => {
        const buttons = Array.from(part.querySelectorAll("button"));
        const titles = buttons.filter((button) => !isMore(button)).map(titleOf);
        return {
          titles,
          folding: titles.filter((title) => folds.includes(title)),
          hasMore: buttons.some(isMore),
          end: Math.round(part.getBoundingClientRect().bottom - top),
        };
      });
    const outside = shown.filter((part) => {
      const box = part.getBoundingClientRect();
      return (
        box.width > 0 &&
        (box.left < left - 1 ||
          box.right > right + 1 ||
          (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === "auto"))
      );
    });
    return {
      name: cell.getAttribute("data-name") ?? "",
      text: clean(words.map(({ textContent }) => textContent).join(" ")),
      height: Math.round(height),
      rows,
      outside: outside.map(titleOf),
    };
  }

  return cells.map(measured);
}
