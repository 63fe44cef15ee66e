import restify from "restify";
import type { Next, Request, RequestHandler, Response, Server } from "restify";
import type { Health } from "./health.ts";
import { openAnswers } from "./open-answers.ts";
import type { OpenAnswers } from "./open-answers.ts";
import type { Log } from "./ports/log.ts";
import type { Gate, GateAnswer } from "./ports/request-gate.ts";

/** Teams' own limit for messages is about 100 KB (Microsoft: Format your bot messages); a form has a few KB. */
const longestBody = 256 * 1024;
/**
 * How long a connection without requests stays open: longer than a proxy keeps it (Azure App Service 240 s, others 60 to 75 s), or the
 * proxy would send a request into a connection that was just closed, and people would see its 502.
 */
const keepAliveMs = 245_000;
/**
 * Running turns have this long to end after the stop signal: a call to Microsoft takes 30 s at most. It is less than the 45 s after which
 * npm start and containers end the process.
 */
const drainMs = 40_000;
/** When all is answered, connections have this long to end by themselves, so that no answer is cut off. */
const lingerMs = 500;

export interface ServerOptions {
  readonly log: Log;
  readonly gate: Gate;
  /** Answers a request from Teams that passed the gate. */
  receive(request: Request, response: Response): Promise<void>;
  /** Goes before everything else, also while the server stops. */
  readonly first?: RequestHandler;
  /** Adds pages for people's browsers. */
  routes?(server: Server): void;
  /** What /readyz answers. */
  health(): Promise<Health>;
}

export interface HttpServer {
  /** Resolves to the port in use; 0 picks a free one. */
  listen(port: number): Promise<number>;
  /** Refuses new requests and waits for the running ones. */
  close(): Promise<void>;
}

/** The bot's endpoint for Teams, and two for monitoring. */
export function createServer({ log, gate, receive, health, first, routes }: ServerOptions): HttpServer {
  const server = restify.createServer({ name: "Guestlist", handleUncaughtExceptions: false });
  server.server.keepAliveTimeout = keepAliveMs;
  server.server.headersTimeout = keepAliveMs + 5_000;
  server.server.removeAllListeners("upgrade"); // restify's would take the connection out of the server, and nobody would answer or close it
  const answers = openAnswers(server.server);
  let draining = false;

  server.on("restifyError", (_request: Request, response: Response, error: unknown, done: () => void) => {
    if (!isAnswer(error)) fail(log, error, response);
    done();
  });
  server.pre((_request, response, next) => {
    if (draining) response.header("connection", "close");
    next();
  });
  if (first) server.pre(first);
  server.pre((request, response, next) => (draining ? answerDraining(request, response, next) : next()));
  server.post(
    "/api/messages",
    door(log, ({ headers }) => gate.checkToken(headers.authorization)),
    requireJson,
    ...restify.plugins.bodyParser({ maxBodySize: longestBody, mapParams: false }),
    door(log, ({ body }) => gate.checkBody(body)),
    async (request: Request, response: Response) => {
      try {
        await receive(request, response);
      } catch (error) {
        fail(log, error, response);
      }
    },
  );
  server.get("/healthz", async (_request: Request, response: Response) => {
    response.send(200, { status: "alive" });
  });
  server.get("/readyz", async (_request: Request, response: Response) => {
    const state = await health();
    response.send(state.status === "not ready" ? 503 : 200, state);
  });

  routes?.(server);

  return {
    listen: (port) => listen(server, port),
    async close() {
      draining = true;
      await drain(server, answers);
    },
  };
}

/** `server.close()` still accepts requests on kept-alive sockets (measured with restify 12). The process lives until it has stopped. */
function answerDraining(request: Request, response: Response, next: Next): void {
  if (request.path() === "/healthz") return next();
  response.send(503, { status: "not ready", problems: ["stopping"] });
  next(false);
}

/**
 * The caller gets only the status; the code goes to the log. Callback style, because an async handler of restify can't
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

/** restify's own, e.g. 404. A turn, and its gate, can fail with an SDK's error that looks like one: those are caught before. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number";
}

/** restify would send the error's own text, and log nothing. */
function fail(log: Log, error: unknown, response: Response): void {
  log.error("request-failed", error);
  if (!response.headersSent) response.send(500, { code: "InternalServerError" });
}

const names: Readonly<Record<Closed["status"], string>> = { 400: "BadRequest", 401: "Unauthorized", 503: "ServiceUnavailable" };

/** Neither Teams nor Graph compresses anything, and a compressed body could unpack to a thousand times its size. */
export function requireJson(request: Request, response: Response, next: Next): void {
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

/**
 * Lets the answers that are under way be sent. Each of them closes its connection; the others are closed here, those too that have sent no
 * request, or half of one.
 */
async function drain(server: Server, answers: OpenAnswers): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const closeAllAfter = (milliseconds: number) => setTimeout(() => server.server.closeAllConnections(), milliseconds);
  const force = closeAllAfter(drainMs);
  await answers.ended();
  server.server.closeIdleConnections();
  const end = closeAllAfter(lingerMs);
  await closed;
  clearTimeout(force);
  clearTimeout(end);
}
