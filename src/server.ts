import restify from "restify";
import type { Next, Request, RequestHandler, Response, Server } from "restify";
import type { Log } from "./ports/log.ts";
import type { Gate, GateAnswer } from "./ports/request-gate.ts";

/** Teams' own limit for messages is about 100 KB (Microsoft: Format your bot messages); a form comes to a few. */
const longestBody = 256 * 1024;
/** Turns in flight may take this long after the wish to stop. */
const drainMs = 10_000;

export interface ServerOptions {
  readonly log: Log;
  readonly gate: Gate;
  /** Answers one request of Teams that the door let in. */
  receive(request: Request, response: Response): Promise<void>;
  /** What else is served, for people's browsers. */
  routes?(server: Server): void;
  /** Whether turns can be served now. */
  ready(): Promise<boolean>;
}

export interface HttpServer {
  /** Resolves to the port that is listened on; 0 takes a free one. */
  listen(port: number): Promise<number>;
  /** Turns new requests away and waits for those in flight. */
  close(): Promise<void>;
}

/** The bot's endpoint for Teams, and two for whoever watches over the process. */
export function createServer({ log, gate, receive, ready, routes }: ServerOptions): HttpServer {
  const server = restify.createServer({ name: "Guestlist", handleUncaughtExceptions: false });
  let draining = false;

  server.pre((_request, response, next) => (draining ? turnAwayDraining(response, next) : next()));
  server.post(
    "/api/messages",
    door(log, ({ headers }) => gate.checkToken(headers.authorization)),
    requireJson,
    ...restify.plugins.bodyParser({ maxBodySize: longestBody, mapParams: false }),
    door(log, ({ body }) => gate.checkBody(body)),
    async (request: Request, response: Response) => receive(request, response).catch((error: unknown) => fail(log, error, response)),
  );
  server.get("/healthz", async (_request: Request, response: Response) => {
    response.send(200, { status: "alive" });
  });
  server.get("/readyz", async (_request: Request, response: Response) => {
    const open = await ready();
    response.send(open ? 200 : 503, { status: open ? "ready" : "not ready" });
  });

  routes?.(server);

  return {
    listen: (port) => listen(server, port),
    async close() {
      draining = true;
      await drain(server);
    },
  };
}

/** `server.close()` goes on accepting requests on kept-alive sockets (measured with restify 12). */
function turnAwayDraining(response: Response, next: Next): void {
  response.header("connection", "close");
  response.send(503, { status: "stopping" });
  next(false);
}

/**
 * The caller learns the status alone; the log tells the code. Callback style, because an async handler of restify can't
 * stop the chain.
 */
function door(log: Log, check: (request: Request) => GateAnswer | Promise<GateAnswer>): RequestHandler {
  return (request, response, next) => {
    const judge = async (): Promise<GateAnswer> => check(request);
    judge().then(
      (answer) => (answer.kind === "open" ? next() : turnAway(log, answer, response, next)),
      (error: unknown) => {
        fail(log, error, response);
        next(false);
      },
    );
  };
}

type Closed = Extract<GateAnswer, { kind: "closed" }>;

function turnAway(log: Log, { status, code }: Closed, response: Response, next: Next): void {
  log.warn("request-turned-away", { why: code });
  response.send(status, { code: names[status] });
  next(false);
}

/** restify would send the failure's own text. */
function fail(log: Log, error: unknown, response: Response): void {
  log.error("request-failed", error);
  if (!response.headersSent) response.send(500, { code: "InternalServerError" });
}

const names: Readonly<Record<Closed["status"], string>> = { 400: "BadRequest", 401: "Unauthorized", 503: "ServiceUnavailable" };

/** Teams packs nothing, and a packed body could be a thousand times as long as it looks. */
function requireJson(request: Request, response: Response, next: Next): void {
  if (request.is("application/json") && request.headers["content-encoding"] === undefined) return next();
  response.send(415, { code: "UnsupportedMediaType", message: "Send application/json" });
  return next(false);
}

async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.removeListener("error", reject);
      resolve(server.address().port);
    });
  });
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.server.closeIdleConnections();
  const force = setTimeout(() => server.server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(force);
}
