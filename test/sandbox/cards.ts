/** An activity of the bot with an adaptive card that has `text`. */
export function cardActivity(text: string, more: object = {}): object {
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: adaptiveCard(text, more) }] };
}

export function adaptiveCard(text: string, more: object = {}): object {
  return { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text }], ...more };
}
