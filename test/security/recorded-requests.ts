import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";

/** One request from Teams to the bot. */
export interface Recorded {
  readonly authorization: string;
  readonly activity: Readonly<Record<string, unknown>>;
}

/** A proxy between the sandbox's Teams and the bot: passes everything on and records it. */
export async function recordRequests(target: string): Promise<{ url: string; requests: Recorded[]; close(): Promise<void> }> {
  const requests: Recorded[] = [];
  const server = createServer((request, response) => {
    void forward(request).then(({ status, text }) => {
      response.statusCode = status;
      response.end(text);
    });
  });

  async function forward(request: IncomingMessage): Promise<{ status: number; text: string }> {
    const body = Buffer.concat(await request.toArray()).toString();
    const { authorization = "" } = request.headers;
    requests.push({ authorization, activity: JSON.parse(body) });
    const answer = await fetch(target, { method: "POST", headers: { authorization, "content-type": "application/json" }, body });
    return { status: answer.status, text: await answer.text() };
  }

  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
