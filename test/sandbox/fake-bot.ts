import { EventEmitter, once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { Json } from "./json.ts";

/** An activity that the sandbox delivered, typed as loosely as JSON. */
export interface Delivered {
  readonly activity: Json;
  readonly headers: IncomingHttpHeaders;
}

export interface BotAnswer {
  readonly status: number;
  /** JSON; a string is sent unchanged. */
  readonly body?: unknown;
}

/** A bot's messaging endpoint that keeps its requests and gives the test's answers. */
export interface FakeBot {
  readonly url: string;
  readonly received: readonly Delivered[];
  /** Sets the answer from now on; it may take its time. */
  answer(how: (activity: Json) => BotAnswer | Promise<BotAnswer>): void;
  /** Resolves with the nth activity (from 1), also if it has arrived already. */
  nth(count: number): Promise<Delivered>;
  /** Drops all requests. */
  clear(): void;
  close(): Promise<void>;
}

const OK: BotAnswer = { status: 200 };

export async function startFakeBot(): Promise<FakeBot> {
  const arrivals = new EventEmitter<{ arrival: [] }>();
  let received: Delivered[] = [];
  let how: (activity: Json) => BotAnswer | Promise<BotAnswer> = () => OK;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const activity = await json(request);
    received.push({ activity, headers: request.headers });
    arrivals.emit("arrival");
    const { status, body } = await how(activity);
    response.statusCode = status;
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
  const server = createServer((request, response) => void take(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://localhost:${address.port}/api/messages`,
    get received() {
      return received;
    },
    answer: (next) => {
      how = next;
    },
    nth: async (count) => {
      for (;;) {
        const found = received[count - 1];
        if (found) return found;
        await once(arrivals, "arrival");
      }
    },
    clear: () => {
      received = [];
      how = () => OK;
    },
    close: async () => {
      const end = once(server, "close");
      server.close();
      server.closeAllConnections();
      await end;
    },
  };
}
