// The echo bot of the Teams SDK, as its documentation shows it, with the SDK's own validation of channel tokens.
import { App } from "@microsoft/teams.apps";

const silent = () => undefined;
const logger = { error: silent, warn: silent, info: silent, debug: silent, trace: silent, log: silent, child: () => logger };
const app = new App({ logger });
app.on("message", async (context) => {
  await context.send(`Echo: ${context.activity.text}`);
});

const port = Number(process.env.PORT);
await app.start(port);
process.send?.({ ready: { port } });
process.once("disconnect", () => process.exit(0));
