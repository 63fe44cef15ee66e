import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { z } from "zod";

const anActivity = z.record(z.string(), z.unknown());

/** A request from Teams: the activity with its Authorization header. */
export interface Delivery {
  readonly activity: Readonly<Record<string, unknown>>;
  readonly authorization: string;
}

/** Takes the place of the bot and keeps what Teams sends, so that similar activities can be sent again. */
export class PretendBot {
  readonly deliveries: Delivery[] = [];
  readonly #server = createServer();

  /** Resolves to its endpoint. `answer` returns the body of the answer to an activity. */
  async listen(answer: (activity: Delivery["activity"]) => unknown): Promise<string> {
    this.#server.on("request", (request, response) => {
      const { authorization = "" } = request.headers;
      void json(request).then((body) => {
        const activity = anActivity.parse(body);
        this.deliveries.push({ activity, authorization });
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(answer(activity)));
      });
    });
    this.#server.listen(0, "localhost");
    await once(this.#server, "listening");
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}/api/messages`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
