import { z } from "zod";

/** The content of an OAuth card, in a loginRequest and in a message (Microsoft: Universal Actions, Bot single sign-on). */
export const oauthCard = z.looseObject({
  text: z.string().default("Please sign in"),
  connectionName: z.string(),
  /** Without `uri` Teams uses the resource of the app's manifest, for messages only (TeamsFx's TeamsBotSsoPrompt). */
  tokenExchangeResource: z.looseObject({ id: z.string(), uri: z.string().nullish() }).nullish(),
  buttons: z.array(z.looseObject({ type: z.string(), title: z.string(), value: z.url() })).default([]),
});

export type OAuthCard = z.output<typeof oauthCard>;

/** The button for a person who must sign in by hand; null for a card without such a button. */
export function signInButtonOf({
  text,
  buttons,
}: OAuthCard): { readonly text: string; readonly title: string; readonly url: string } | null {
  const button = buttons.find(({ type }) => type === "signin");
  return button ? { text, title: button.title, url: button.value } : null;
}
