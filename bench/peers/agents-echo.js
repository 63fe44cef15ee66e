// The echo bot of the Microsoft 365 Agents SDK, as its documentation shows it: express, with the SDK's own validation of channel tokens.
import { AgentApplication } from "@microsoft/agents-hosting";
import { startServer } from "@microsoft/agents-hosting-express";

const agent = new AgentApplication();
agent.onActivity("message", async (context) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
});

startServer(agent);
setImmediate(() => process.send?.({ ready: { port: Number(process.env.PORT) } }));
process.once("disconnect", () => process.exit(0));
