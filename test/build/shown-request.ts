import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { cleanName } from "../../src/domain/clean-text.ts";
import { parseCard } from "../src/cards/parse-card.ts";

/** What people read on a card, and what is sent: one line each, without the marks that only keep a card's words in their order. */
export interface SentWords {
  readonly name: string | undefined;
  /** Line by line; empty lines separate paragraphs, which a card does anyway. */
  readonly message: readonly string[];
  readonly cc: string | undefined;
  /** Without query and fragment. */
  readonly page: string | undefined;
  readonly hasParameters: boolean;
}

const markdown = new MarkdownIt({ linkify: true });

/** Reads the approval card as a person does who sees it in Teams: after Markdown, by its English labels. */
export function shownRequest(card: Readonly<Record<string, unknown>>): SentWords {
  const asCard = { ...card, type: "AdaptiveCard", version: "1.5" } as const;
  const { element, problems } = parseCard(asCard, (text) => markdown.render(text));
  assert.deepEqual(problems, []);
  const facts = new Map(Array.from(element.querySelectorAll("tr"), ({ cells: [title, , value] }) => [words(title), words(value)]));
  const lands = facts.get("Lands on");
  const note = ", with further parameters";
  return {
    name: facts.get("Name"),
    message: messageOn(element),
    cc: facts.get("Copy to"),
    page: lands?.replace(note, ""),
    hasParameters: lands?.endsWith(note) ?? false,
  };
}

/** The paragraphs of the block below the label. */
function messageOn(element: Element): readonly string[] {
  const blocks = Array.from(element.querySelectorAll(".ac-textBlock"));
  const label = blocks.findIndex((block) => words(block) === "Message");
  return label === -1 ? [] : Array.from(blocks[label + 1]?.querySelectorAll("p") ?? [], words);
}

function words(element: Element | undefined): string {
  return cleanName(element?.textContent ?? "");
}
