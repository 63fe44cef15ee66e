import { Hono, type MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { delayAnswers } from "../requests/delay-answers.ts";
import { applyFaults } from "../requests/apply-faults.ts";
import { identifyCaller } from "./request/caller.ts";
import { answerGraphError } from "./request/answer-error.ts";
import { GraphRefusal, methodNotAllowed, unknownSegment } from "./request/errors.ts";
import { graphPath, pathInBatch } from "./graph-path.ts";
import type { GraphContext, GraphEnv, GraphParts, GraphVersion } from "./request/graph-env.ts";
import { Outbox } from "./changes/outbox.ts";
import { ROUTES } from "./routes.ts";
import { costOf, Throttle } from "./request/throttle.ts";

/** The sandbox's Microsoft Graph, under `/v1.0` and `/beta`. It refuses everything that it doesn't know, as the real one does. */
export function createGraph(parts: GraphParts): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>({ getPath: graphPath });
  // The outbox subscribes to the tenant's events itself.
  void new Outbox(parts.tenant);
  const throttle = new Throttle(parts.tenant);
  // G68
  for (const name of ["v1.0", "beta"] as const) app.route(`/${name}`, createVersion(parts, throttle, name));
  return app;
}

function createVersion(parts: GraphParts, throttle: Throttle, name: GraphVersion["name"]): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>({ getPath: pathInBatch });
  const sendInner = (request: Request) => Promise.resolve(app.request(request));
  const graph: GraphVersion = { ...parts, name, root: () => `${parts.apiUrl()}/${name}`, insideBatch: new WeakSet(), sendInner };
  app.onError((error, c) => {
    if (error instanceof GraphRefusal) return answerGraphError(c, error);
    throw error;
  });
  app.use(identifyAnswer(parts), faultsOf(graph), delayCall(graph));
  app.use(async (c, next) => {
    c.set("caller", await identifyCaller(graph, c.req.header("Authorization")));
    await next();
  });
  app.use(countUnits(graph, throttle));
  addRoutes(app, graph);
  app.all("*", (c) => {
    throw unknownSegment(unknownPart(graph, c));
  });
  return app;
}

function addRoutes(app: Hono<GraphEnv>, graph: GraphVersion): void {
  const routes = ROUTES.filter(({ only }) => only === undefined || only === graph.name);
  for (const { method, path, handle } of routes)
    for (const spelling of spellingsOf(path)) app.on(method, spelling, (c: GraphContext) => handle(graph, c));
  for (const path of new Set(routes.flatMap((each) => spellingsOf(each.path)))) {
    // G67
    app.all(path, () => {
      throw methodNotAllowed();
    });
  }
}

/** A key may also be in parentheses, `/users('$x@contoso.com')`, and a function may have its namespace (Microsoft: Get a user, Delta query overview). */
function spellingsOf(path: string): readonly string[] {
  // G185
  if (path.endsWith("/delta"))
    return ["", "()"].flatMap((end) => [`${path}${end}`, `${path.replace(/delta$/, "microsoft.graph.delta")}${end}`]);
  const [, root, name, rest = ""] = /^\/(users|groups)\/:(\w+)(\/.*)?$/.exec(path) ?? [];
  return root === undefined ? [path] : [path, `/:${name}{${root}\\('[^/]+'\\)}${rest}`];
}

const ROOTS: ReadonlySet<string> = new Set(ROUTES.map(({ path }) => path.split("/")[1] ?? ""));

/** G66: The first segment that matches no route. */
function unknownPart({ insideBatch }: GraphVersion, c: GraphContext): string {
  const segments = c.req.path.split("/").slice(insideBatch.has(c.req.raw) ? 1 : 2);
  return (ROOTS.has(segments[0] ?? "") ? segments.at(-1) : segments[0]) ?? "";
}

/** G21: Every answer has the request's id, its time by the directory's clock, and the client's own id (Microsoft: Error responses). */
function identifyAnswer({ tenant }: GraphParts) {
  return createMiddleware<GraphEnv>(async (c, next) => {
    c.set("requestId", crypto.randomUUID());
    await next();
    c.header("request-id", c.get("requestId"));
    c.header("client-request-id", c.req.header("client-request-id") ?? c.get("requestId"));
    c.header("Date", tenant.clock.now().toUTCString());
  });
}

/** In a batch the latency applies to the batch, not to each item. */
function delayCall({ tenant, insideBatch }: GraphVersion) {
  const wait = delayAnswers(tenant);
  return createMiddleware<GraphEnv>((c, next) => (insideBatch.has(c.req.raw) ? next() : wait(c, next)));
}

/** A fault's route matches an item of a batch by the path that it would have alone. */
function faultsOf({ tenant, insideBatch, name }: GraphVersion): MiddlewareHandler<GraphEnv> {
  return applyFaults(tenant, {
    pathOf: ({ req }) => (insideBatch.has(req.raw) ? `/${name}${req.path}` : req.path),
    refuse: (c, status) =>
      typeof status === "string"
        ? undefined
        : answerGraphError(c, new GraphRefusal(status, FAULT_CODES[status], "The service is not available just now.")),
  });
}

const FAULT_CODES = {
  ...{ 400: "BadRequest", 404: "Request_ResourceNotFound", 429: "TooManyRequests" },
  ...{ 500: "InternalServerError", 503: "serviceNotAvailable", 504: "UnknownError" },
} as const;

/** Each item of a batch costs what it would cost alone; the batch itself costs nothing. */
function countUnits({ insideBatch }: GraphVersion, throttle: Throttle) {
  return createMiddleware<GraphEnv>(async (c, next) => {
    const path = `/${c.req.path
      .split("/")
      .slice(insideBatch.has(c.req.raw) ? 1 : 2)
      .join("/")}`;
    if (path === "/$batch") return next();
    const headers = throttle.take(costOf(c.req.method, path, new URL(c.req.url).searchParams));
    await next();
    for (const [header, value] of Object.entries(headers)) c.header(header, value);
    return undefined;
  });
}
