import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the stub received it. */
export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text. */
  readonly body?: unknown;
}

export type StubStep = StubAnswer | "hang up";

/** A remote over real HTTP that gives the answers one after the other (and then repeats the last one); "hang up" closes the connection. */
export async function stubRemote(...answers: readonly StubStep[]) {
  const requests: StubRequest[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { method = "", url: path = "" } = request;
      const answer = answers[Math.min(requests.push({ method, path, headers: request.headers, body }), answers.length) - 1] ?? {};
      if (answer === "hang up") return response.destroy();
      const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? {});
      response.statusCode = answer.status ?? 200; // not by writeHead: once restify is loaded, it changes what writeHead sends
      const headers = { "content-type": "application/json", ...answer.headers };
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      return response.end(text);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port }: Pick<AddressInfo, "port"> = Object.assign({ port: 0 }, server.address());
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, requests, close };
}

export type StubRemote = Awaited<ReturnType<typeof stubRemote>>;
