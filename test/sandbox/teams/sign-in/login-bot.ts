import type { Json } from "../../json.ts";
import { adaptiveCard, cardActivity } from "../../cards.ts";
import type { StartedSandbox } from "../../started-sandbox.ts";

const LOGIN_TYPE = "application/vnd.microsoft.activity.loginRequest";
const CARD = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: adaptiveCard("done") };

/** The OAuth card that a bot makes from the token service's sign-in resource. */
export async function oauthCardOf(world: StartedSandbox): Promise<Json> {
  const { body } = await world.asBot("GET", "/api/botsignin/GetSignInResource?state=abc");
  return {
    text: "Please sign in",
    connectionName: world.sandbox.tenant.app.oauthConnection,
    tokenExchangeResource: body.tokenExchangeResource,
    buttons: [{ type: "signin", title: "Sign in", text: "Sign in", value: body.signInLink }],
  };
}

/** Sets the bot to request a sign-in when an invoke has neither token nor code, and to answer a card when it has; other invokes get 200. */
export async function letBotAskForSignIn(world: StartedSandbox): Promise<void> {
  const value = await oauthCardOf(world);
  world.bot.answer(({ name, value: given }) => {
    if (name !== "adaptiveCard/action") return { status: 200 };
    const isSignedIn = given.authentication || given.state;
    return { status: 200, body: isSignedIn ? CARD : { statusCode: 401, type: LOGIN_TYPE, value } };
  });
}

/** Posts a card of the bot. @returns its id. */
export async function postCard(world: StartedSandbox, conversation: string, more: object = {}): Promise<string> {
  const path = `/teams/v3/conversations/${encodeURIComponent(conversation)}/activities`;
  return (await world.asBot("POST", path, cardActivity("shared", more))).body.id;
}

/** Presses the card's button. */
export async function press(
  world: StartedSandbox,
  conversation: string,
  message: string,
  more: object = {},
  who = world.adele,
): Promise<Json> {
  return (await who.send("POST", "actions", { conversation, message, action: { id: null, verb: "x", data: {} }, ...more })).body;
}
