import { invokeBot, type InvokePlace } from "../to-bot/invoke-bot.ts";
import type { Message } from "../chats/message.ts";
import type { OAuthCard } from "../chats/oauth-card.ts";
import type { PressRoute } from "./press-action.ts";
import { reportSignInFailure } from "../sign-in/silent-sign-in.ts";

/**
 * The client's handling of an OAuth card message (Microsoft: Bot single sign-on): it exchanges the token silently in a 1:1 chat, or shows
 * the button.
 */
export async function handleOAuthMessage(route: PressRoute, message: Message): Promise<void> {
  const { chats, people } = route.teams;
  const conversation = chats.conversation(message.conversation);
  const { oauth } = message.content;
  if (!conversation || !oauth) return;
  for (const person of people.all.filter(({ id }) => conversation.members.has(id))) {
    const place = { person, conversation, message };
    // T49, T51
    if (conversation.kind !== "personal" || !(await exchangeOnAllClients(route, place, oauth))) chats.offerSignIn(person.id, message);
  }
}

/**
 * Each client of the person exchanges the token itself, with the same id (Microsoft: Bot single sign-on). True when the bot accepted one.
 */
async function exchangeOnAllClients(
  route: PressRoute,
  place: InvokePlace,
  { connectionName, tokenExchangeResource }: OAuthCard,
): Promise<boolean> {
  const { signIn, teams } = route;
  if (!tokenExchangeResource) return false;
  const { id, uri } = tokenExchangeResource;
  if (uri && uri !== signIn.resource) {
    await reportSignInFailure(route, place, "resourcematchfailed", "Resource match failed.");
    return false;
  }
  const token = await signIn.issueToken(place.person.id);
  // T50
  const exchange = () => invokeBot(route, place, "signin/tokenExchange", { id, connectionName, token });
  const deliveries = await Promise.all(Array.from({ length: teams.switches().clients }, exchange));
  return deliveries.some((delivery) => delivery.kind === "answered" && delivery.status === 200);
}

/** T52: After the message's button: the client forwards the code of the sign-in page. True when the bot accepted it. */
export async function verifyState(route: PressRoute, place: InvokePlace, state: string): Promise<boolean> {
  const delivery = await invokeBot(route, place, "signin/verifyState", { state });
  return delivery.kind === "answered" && delivery.status === 200;
}
