import { once } from "node:events";
import { createServer } from "node:http";

/** A port that nobody uses now: the bot must know its public address before it listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
