import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Codes of a connection that was never made: another bot may get the request. */
const unreached: ReadonlySet<string> = new Set(["ECONNREFUSED", "EHOSTUNREACH"]);

interface Passing {
  readonly asked: IncomingMessage;
  readonly body: Buffer;
  readonly answer: ServerResponse;
}

/** One address for several bots: each request goes to the next one, as a load balancer without sticky sessions does it. */
export class Balancer {
  readonly #ports: readonly number[];
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer((asked, answer) => void this.#receive(asked, answer));
  #next = 0;

  private constructor(ports: readonly number[]) {
    this.#ports = ports;
  }

  /** @param port Where it listens. @param ports Of the bots on this machine. */
  static async open(port: number, ports: readonly number[]): Promise<Balancer> {
    const balancer = new Balancer(ports);
    await new Promise<void>((resolve, reject) => {
      balancer.#server.once("error", reject).listen(port, resolve);
    });
    return balancer;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }

  async #receive(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of asked) chunks.push(chunk as Buffer);
      this.#pass({ asked, body: Buffer.concat(chunks), answer }, this.#ports.length);
    } catch {
      answer.destroy(); // the client is gone
    }
  }

  /** Passes it to the next bot. One that doesn't listen is passed over; one that breaks off has perhaps begun, so that nobody else gets it. */
  #pass(passing: Passing, left: number): void {
    const { asked, body, answer } = passing;
    const port = this.#ports[this.#next % this.#ports.length];
    this.#next += 1;
    const { method, url, headers } = asked;
    const passed = request({ agent: this.#agent, host: "127.0.0.1", port, method, path: url, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.on("error", () => answer.destroy()).pipe(answer);
    });
    passed.on("error", (error: NodeJS.ErrnoException) => {
      if (unreached.has(error.code ?? "") && left > 1) this.#pass(passing, left - 1);
      else if (answer.headersSent) answer.destroy();
      else {
        answer.statusCode = 502; // where restify is loaded, writeHead returns nothing
        answer.end();
      }
    });
    passed.end(body);
  }
}
