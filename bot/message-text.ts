import { z } from "zod";
import { cleanName } from "../src/domain/clean-text.ts";
import { toHalfWidth } from "../src/domain/half-width.ts";
import { htmlText, withCharacters } from "./html-text.ts";

/** The parts of a message that may have its text. */
export interface MessageParts {
  readonly text?: string | null | undefined;
  readonly entities?: readonly unknown[] | null | undefined;
  readonly attachments?: readonly unknown[] | null | undefined;
  /** The bot. */
  readonly recipient: { readonly id: string; readonly name?: string | null | undefined };
}

const mentionOf = z.object({
  type: z.literal("mention"),
  text: z.string().optional().catch(undefined),
  mentioned: z.object({ id: z.string(), name: z.string().nullish().catch(undefined) }),
});
const htmlPart = z.object({ contentType: z.string().regex(/^text\/html\b/i), content: z.string() });

/**
 * What a person says in a message: without the bot's mentions and without the message that they quote; mentions of other people stay.
 * Teams usually sends the text twice, plain and as HTML. The HTML counts where the plain text is empty or has lost an address: one in `<…>`,
 * or behind a link.
 */
export function messageText(message: MessageParts): string {
  const plain = said(message.text ?? "", message);
  if (plain.includes("@")) return plain;
  const rich = (message.attachments ?? []).flatMap((attachment) => htmlPart.safeParse(attachment).data?.content ?? []);
  const [html] = rich.map((content) => said(htmlText(content), message)).filter((text) => text !== "");
  return html !== undefined && (plain === "" || isWithAddress(html, plain)) ? html : plain;
}

/** Whether the HTML says the same, and an address in addition. */
function isWithAddress(html: string, plain: string): boolean {
  const [firstWord = ""] = plain.split(" ");
  return html.includes("@") && html.startsWith(firstWord);
}

/** Marks of direction (from copied Arabic text) go, too, and wide letters (from an input method) become plain. */
function said(text: string, message: MessageParts): string {
  return cleanName(toHalfWidth(withoutBot(withoutQuotes(text), message)).replaceAll(/&nbsp;|[\u00a0\u200b]/g, " "));
}

/** A reply that quotes begins with `<quoted messageId="…"/>` (microsoft/teams.py #321, teams.ts #482). */
function withoutQuotes(text: string): string {
  return text.replaceAll(/<quoted\b[^<>]*>(?:[^<>]*<\/quoted>)?/gi, " ");
}

/**
 * Removes the bot's mentions. botbuilder's own function removes only the first one, and leaves `&nbsp;` and line breaks. The entity of a
 * mention may lack its text, or have another one, where a name has an `&` (microsoft/botbuilder-js #2083): then the name decides, or
 * else the place, for people mention the bot first.
 */
function withoutBot(text: string, { entities, recipient }: MessageParts): string {
  const mentions = (entities ?? []).flatMap((entity) => mentionOf.safeParse(entity).data ?? []);
  const ours = mentions.filter(({ mentioned }) => mentioned.id === recipient.id);
  if (ours.length === 0) return text;
  const written = ours.map((one) => one.text ?? "").filter((words) => words !== "" && text.includes(words));
  if (written.length > 0) return written.reduce((rest, words) => rest.replaceAll(words, " "), text);
  const names = [recipient.name, ...ours.map(({ mentioned }) => mentioned.name)].map((name) => name ?? "").filter((name) => name !== "");
  const byName = text.replaceAll(/<at\b[^<>]*>([^<>]*)<\/at>/gi, (whole, name: string) => (names.includes(plainName(name)) ? " " : whole));
  return byName === text ? text.replace(/^\s*<at\b[^<>]*>[^<>]*<\/at>/i, " ") : byName;
}

function plainName(name: string): string {
  return withCharacters(name).replaceAll("\u00a0", " ").trim();
}
