import type { Browser } from "playwright-core";
import { cardPage } from "../../scripts/pictures/card-page.ts";
import type { CardCell } from "../../scripts/pictures/card-page.ts";
import { openCardSheet, serveCardSheets } from "../../scripts/pictures/serve-card-sheets.ts";
import { textsFor } from "../../src/texts/texts.ts";
import { cardExamples } from "../src/cards/card-examples.ts";
import { measureInPage } from "./measure-in-page.ts";

/** Widths that a card has, in pixels: in a channel's post on a phone of 390 px, and on a desktop. */
const widths = { phone: 298, desktop: 480 } as const;

/** What a person sees of a card before pressing anything. */
export interface Measured {
  /** `invitation/accepted phone`: template, variant and place. */
  readonly name: string;
  /** What stands on it, in its order, without buttons, fields and what is folded. */
  readonly text: string;
  readonly height: number;
  readonly rows: readonly Row[];
  /** Texts of what is drawn beyond the card's edges. */
  readonly outside: readonly string[];
}

/** A row of buttons. */
export interface Row {
  readonly titles: readonly string[];
  /** Those of `titles` that fold and unfold a part of the card. */
  readonly folding: readonly string[];
  /** True if it has a … for further buttons. */
  readonly hasMore: boolean;
  /** From the top of the card to the lower edge of the row. */
  readonly end: number;
}

/** Draws every example of every card in English, in both widths, in one page. */
export async function measureCards(browser: Browser): Promise<readonly Measured[]> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  try {
    await serveCardSheets(page, () => cardPage({ title: "Every card", cells: everyCard(), style: ".cell { padding: 0; }" }));
    await openCardSheet(page, "measured");
    return await page.locator(".cell").evaluateAll(measureInPage);
  } finally {
    await page.close();
  }
}

function everyCard(): readonly CardCell[] {
  const texts = textsFor("en-GB");
  return Object.entries(widths).flatMap(([place, width]) =>
    cardExamples.map(({ template, variant, card }) => ({
      name: `${template}/${variant} ${place}`,
      card: card(texts),
      theme: "light" as const,
      width,
    })),
  );
}
