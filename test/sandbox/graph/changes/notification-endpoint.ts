import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { Json } from "../../json.ts";

/** A program's endpoint for change notifications, on http. */
export interface NotificationEndpoint {
  readonly url: string;
  /** Bodies of the notifications that came, oldest first. */
  readonly received: Json[];
  /** Status for notifications. */
  status: number;
  /** The answer to the handshake; body null: the token, as required. */
  handshake: { readonly status: number; readonly type: string; readonly body: string | null };
  /** Resolves when this many notifications have arrived in all. */
  count(wanted: number): Promise<void>;
  close(): Promise<void>;
}

export const GOOD_HANDSHAKE = { status: 200, type: "text/plain", body: null };

export async function startEndpoint(): Promise<NotificationEndpoint> {
  const received: Json[] = [];
  let wake = (): void => undefined;
  const server = createServer((request, response) => {
    void answer(request).then(({ status, type, body }) => {
      // Two statements: restify's import changes what writeHead returns.
      response.writeHead(status, { "Content-Type": type });
      response.end(body);
    });
  });
  const answer = async (request: IncomingMessage) => {
    const token = new URL(request.url ?? "", "http://localhost").searchParams.get("validationToken");
    if (token !== null) return { ...endpoint.handshake, body: endpoint.handshake.body ?? token };
    const chunks: Buffer[] = await request.toArray();
    received.push(JSON.parse(Buffer.concat(chunks).toString()));
    wake();
    return { status: endpoint.status, type: "text/plain", body: "" };
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const total = () => received.reduce((sum: number, { value }: Json) => sum + value.length, 0);
  const endpoint: NotificationEndpoint = {
    ...{
      url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/notify`,
      received,
      status: 202,
      handshake: GOOD_HANDSHAKE,
    },
    count: async (wanted) => {
      while (total() < wanted) await new Promise<void>((resolve) => (wake = resolve));
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return endpoint;
}
