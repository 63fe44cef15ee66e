// A bot on the Microsoft 365 Agents SDK, written as its documentation shows. All settings come from the environment; nothing
// here knows of the sandbox. It echoes, shows a card with a button, and POST /notify makes it speak first.
import { AgentApplication, CardFactory, MemoryStorage, MessageFactory } from "@microsoft/agents-hosting";
import { startServer } from "@microsoft/agents-hosting-express";

const agent = new AgentApplication({ storage: new MemoryStorage(), adaptiveCardsOptions: { actionExecuteResponseType: 0 } });
const known = new Map();

const card = (text, actions) =>
  CardFactory.adaptiveCard({ type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text, wrap: true }], actions });

const lunch = () =>
  card("Where shall we have lunch?", [
    { type: "Action.Execute", title: "Pizza", verb: "vote", data: { place: "Pizza" } },
    { type: "Action.Execute", title: "Soup", verb: "vote", data: { place: "Soup" } },
  ]);

agent.onMessage("lunch", async (context) => {
  await context.sendActivity(MessageFactory.attachment(lunch()));
});

agent.onMessage("who", async (context) => {
  await context.sendActivity(`You are ${context.activity.from.name}, ${context.activity.from.aadObjectId}`);
});

agent.onActivity("message", async (context) => {
  known.set(context.activity.conversation.id, context.activity.getConversationReference());
  await context.sendActivity(`You said: ${context.activity.text}`);
});

agent.adaptiveCards.actionExecute("vote", async (context, _state, { data }) => {
  return card(`${context.activity.from.name} is for ${data.place}`).content;
});

async function notify(text) {
  for (const reference of known.values()) {
    await agent.adapter.continueConversation(process.env.clientId, reference, async (context) => {
      await context.sendActivity(text);
    });
  }
  return known.size;
}

startServer(agent, {
  beforeListen: (server) => {
    server.post("/notify", async (request, response) => response.json({ told: await notify(request.body.text) }));
  },
});
