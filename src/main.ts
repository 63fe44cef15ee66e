import { createApp } from "./app.ts";
import type { App } from "./app.ts";
import { readConfig } from "./config.ts";
import { isGuestlistError } from "./errors.ts";
import type { ErrorCode, GuestlistError } from "./errors.ts";

let app: App | undefined;
let stopping: Promise<void> | undefined;

/** The process: reads the environment, starts the bot, and stops it gracefully. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  process.once("disconnect", stop);
  app = await createApp(config);
  const port = await app.server.listen(config.port);
  const metricsPort = await app.metrics?.listen();
  app.worker.start();
  app.log.info("listening", { port, cloud: config.cloud, metricsPort });
  void app.replaced.then((failure) => (failure ? stopWith(failure) : stop()));
  process.send?.({ ready: { port } });
}

/** Before the bot is there (it may wait for another process), there is nothing to wait for. */
function stop(): void {
  stopping ??= (app?.close() ?? Promise.resolve()).then(() => {
    app?.log.info("stopped");
    process.exit(0);
  }, fail);
}

/** With the exit code of a start that is refused for this reason. */
function stopWith(failure: GuestlistError): void {
  stopping ??= (app?.close() ?? Promise.resolve()).then(() => fail(failure), fail);
}

/** What an administrator can mend is reported in sentences: the configuration, and the database. */
const told: readonly ErrorCode[] = ["config-invalid", "store-unavailable", "store-corrupt", "store-in-use", "store-copied"];

/** Any other error is a failure of ours, with its trace. */
function fail(error: unknown): never {
  console.error(portTaken(error) ?? (isGuestlistError(error) && told.includes(error.code) ? error.message : error));
  process.exit(1);
}

/** Undefined: it isn't that another program listens there. */
function portTaken(error: unknown): string | undefined {
  if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE" && "port" in error)) return undefined;
  return `Port ${String(error.port)} is taken: another Guestlist may be running. Stop it, or set PORT (or METRICS_PORT) to another number.`;
}

if (import.meta.main) main().catch(fail);
