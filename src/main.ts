import { createApp } from "./app.ts";
import type { App } from "./app.ts";
import { readConfig } from "./config.ts";
import { isGuestlistError } from "./errors.ts";

/** The process: reads the environment, starts the bot, and stops it gracefully. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  const port = await app.server.listen(config.port);
  app.worker.start();
  app.log.info("listening", { port, cloud: config.cloud });
  process.send?.({ ready: { port } });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop(app));
  process.once("disconnect", () => stop(app));
}

let stopping: Promise<void> | undefined;

function stop(app: App): void {
  stopping ??= app.close().then(() => {
    app.log.info("stopped");
    process.exit(0);
  }, fail);
}

/** A wrong configuration is reported in sentences; any other error is a failure of ours, with its trace. */
function fail(error: unknown): never {
  const sentences = isGuestlistError(error, "config-invalid") ? error.message : error;
  console.error(sentences);
  process.exit(1);
}

if (import.meta.main) main().catch(fail);
