import assert from "node:assert/strict";
import { parseCard } from "../src/cards/parse-card.ts";
import { renderOn } from "../src/cards/markdown-readers.ts";
import type { Reader } from "../src/cards/markdown-readers.ts";
import { asRead } from "./sent-words.ts";
import type { SentWords } from "./sent-words.ts";

/**
 * Reads the approval card as a person does who sees it on one of Teams' clients: after Markdown, by its English labels, and without opening
 * "Details".
 */
export function shownRequest(card: Readonly<Record<string, unknown>>, reader: Reader = "desktop"): SentWords {
  const asCard = { ...card, type: "AdaptiveCard", version: "1.5" } as const;
  const { element, problems } = parseCard(asCard, (text) => renderOn(reader, text));
  assert.deepEqual(problems, []);
  for (const hidden of element.querySelectorAll('[style*="display: none"]')) hidden.remove();
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

/** The lines of the block below the label: paragraphs, or on phones, line breaks. */
function messageOn(element: Element): readonly string[] {
  for (const lineBreak of element.querySelectorAll("br")) lineBreak.replaceWith("\n");
  const blocks = Array.from(element.querySelectorAll(".ac-textBlock"));
  const label = blocks.findIndex((block) => words(block) === "Message");
  const paragraphs = label === -1 ? [] : Array.from(blocks[label + 1]?.querySelectorAll("p") ?? []);
  return paragraphs.flatMap(({ textContent }) => textContent.split(/\n+/).map(asRead));
}

function words(element: Element | undefined): string {
  return asRead(element?.textContent ?? "");
}
