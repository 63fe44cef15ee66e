import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as AdaptiveCards from "adaptivecards";
import { JSDOM } from "jsdom";
import type { AdaptiveCard } from "../../../src/cards/card.ts";

/** What Microsoft's renderer reads from a card. */
export interface ParsedCard {
  /** Unknown elements, bad values and the like, in the parser's words. */
  readonly problems: readonly string[];
  readonly element: Element;
}

/** Turns a TextBlock's text into HTML, as the host does; without it, text is shown as it is. */
type Markdown = (text: string) => string;

let loaded: typeof AdaptiveCards | undefined;

/** The adaptivecards package in a browser window of its own: its ES modules don't load in Node. */
function adaptiveCards(): typeof AdaptiveCards {
  if (loaded) return loaded;
  const { window } = new JSDOM("<!doctype html><body></body>", { runScripts: "outside-only" });
  const bundle = createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.js");
  // jsdom has no layout and therefore no innerText
  window.eval("Object.defineProperty(HTMLElement.prototype, 'innerText', Object.getOwnPropertyDescriptor(Node.prototype, 'textContent'))");
  window.eval(readFileSync(bundle, "utf8"));
  loaded = window["AdaptiveCards"] as typeof AdaptiveCards;
  return loaded;
}

/** Parses and draws a card as a Teams-like host would. */
export function parseCard(card: AdaptiveCard, markdown?: Markdown): ParsedCard {
  const { AdaptiveCard: Card, SerializationContext, Version } = adaptiveCards();
  Card.onProcessMarkdown = (text, result) => {
    result.didProcess = markdown !== undefined;
    if (markdown) result.outputHtml = markdown(text);
  };
  const context = new SerializationContext(new Version(1, 5));
  const parsed = new Card();
  parsed.parse(card, context);
  const element = parsed.render();
  if (!element) throw new Error("The card could not be drawn.");
  return { problems: problemsIn(context), element };
}

function problemsIn(context: AdaptiveCards.SerializationContext): string[] {
  const messages = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  // the package checks "lang" with a regular expression that keeps its last position, and so refuses every second card
  // and Teams has its people picker already in 1.5 (Microsoft: People Picker in Adaptive Cards), and a Badge that the package hasn't
  const known = [
    /^Invalid value "[a-z]{2}" for property "lang"/,
    /^Property "choices\.data" is supported in version 1\.6/,
    /^Unknown element type "Badge"\. Fallback will be used if present\.$/,
  ];
  return messages.filter((message) => !known.some((pattern) => pattern.test(message)));
}
