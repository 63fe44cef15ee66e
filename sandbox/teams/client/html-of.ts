import type { Mention } from "../chats/message.ts";

/** The html attachment of a person's message: mentions are numbered spans, in their order (Microsoft: Channel and group conversations). */
export function htmlOf(text: string, mentions: readonly Mention[]): string {
  const escaped = escapeHtml(text).replaceAll("\u00a0", "&nbsp;");
  return `<p>${mentions.reduce((html, mention, index) => html.replace(escapeHtml(mention.text), () => spanOf(mention, index)), escaped)}</p>`;
}

function spanOf({ name }: Mention, index: number): string {
  return `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="${index}">${escapeHtml(name)}</span>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
