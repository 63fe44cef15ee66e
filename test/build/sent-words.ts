import { cleanName } from "../../src/domain/clean-text.ts";

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

interface Sent {
  readonly name: string | undefined;
  readonly message: string;
  readonly cc: string | undefined;
  readonly page: string;
}

/** What was sent, as people would read it on a card. Signs of links are encoded there, which leads to the same page. */
export function sentWords({ name, message, cc, page }: Sent): SentWords {
  const { origin, pathname, search, hash } = new URL(page);
  const encoded = pathname.replace(/[[\]]|~(?=~)/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const lines = message.split(/\n+/).filter((line) => line !== "");
  return {
    name: name === undefined ? undefined : asRead(name),
    message: lines.map(asRead),
    cc,
    page: `${origin}${encoded}`,
    hasParameters: search !== "" || hash !== "",
  };
}

/** A line as people see it. Cards write a grave accent with a sign that looks like it. */
export function asRead(line: string): string {
  return cleanName(line).replaceAll("`", "\u02cb");
}
