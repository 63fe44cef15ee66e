import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { delayAnswers } from "../delay-answers.ts";
import { runBatch } from "./batch.ts";
import { identifyCaller } from "./caller.ts";
import { followUsers } from "./delta.ts";
import { answerGraphError, GraphRefusal, methodNotAllowed, unknownSegment } from "./errors.ts";
import type { GraphContext, GraphEnv, GraphParts, GraphVersion } from "./graph-env.ts";
import { createInvitation, refuseReading } from "./invitations.ts";
import { countUsers, listUsers } from "./list-users.ts";
import { getOrganization, listOrganization } from "./organization.ts";
import { deleteUser, getMe, getUser } from "./user.ts";

/** The sandbox's Microsoft Graph, under `/v1.0` and `/beta`. What it doesn't know it refuses, as the real one does. */
export function createGraph(parts: GraphParts): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();
  for (const name of ["v1.0", "beta"])
    app.route(`/${name}`, createVersion({ ...parts, root: () => `${parts.apiUrl()}/${name}`, insideBatch: new WeakSet() }));
  return app;
}

function createVersion(graph: GraphVersion): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();
  app.onError((error, c) => {
    if (error instanceof GraphRefusal) return answerGraphError(c, error);
    throw error;
  });
  app.use(nameRequest, waitOnce(graph));
  app.use(async (c, next) => {
    c.set("caller", await identifyCaller(graph, c.req.header("Authorization")));
    await next();
  });
  addRoutes(app, graph);
  app.all("*", (c) => {
    throw unknownSegment(unknownPart(graph, c));
  });
  return app;
}

function addRoutes(app: Hono<GraphEnv>, graph: GraphVersion): void {
  app.get("/me", (c) => getMe(graph, c));
  app.get("/organization", (c) => listOrganization(graph, c));
  app.get("/organization/:id", (c) => getOrganization(graph, c));
  app.get("/users", (c) => listUsers(graph, c));
  app.get("/users/$count", (c) => countUsers(graph, c));
  app.get("/users/delta", (c) => followUsers(graph, c));
  app.get("/users/:key", (c) => getUser(graph, c));
  app.delete("/users/:key", (c) => deleteUser(graph, c));
  app.post("/invitations", (c) => createInvitation(graph, c));
  app.get("/invitations", refuseReading);
  app.get("/invitations/:id", refuseReading);
  app.post("/$batch", (c) => runBatch(graph, app, c));
  for (const path of [
    "/me",
    "/organization",
    "/organization/:id",
    "/users",
    "/users/:key",
    "/invitations",
    "/invitations/:id",
    "/$batch",
  ]) {
    app.all(path, () => {
      throw methodNotAllowed();
    });
  }
}

const ROOTS = ["me", "organization", "users", "invitations"];

/** The first segment that leads nowhere. */
function unknownPart({ insideBatch }: GraphVersion, c: GraphContext): string {
  const segments = c.req.path.split("/").slice(insideBatch.has(c.req.raw) ? 1 : 2);
  return (ROOTS.includes(segments[0] ?? "") ? segments.at(-1) : segments[0]) ?? "";
}

/** Every answer says which request it was, when, and whose (graph.md §9). */
const nameRequest = createMiddleware<GraphEnv>(async (c, next) => {
  c.set("requestId", crypto.randomUUID());
  await next();
  c.header("request-id", c.get("requestId"));
  c.header("client-request-id", c.req.header("client-request-id") ?? c.get("requestId"));
  c.header("Date", new Date().toUTCString());
});

/** Within a batch only the batch itself takes its time. */
function waitOnce({ tenant, insideBatch }: GraphVersion) {
  const wait = delayAnswers(tenant);
  return createMiddleware<GraphEnv>((c, next) => (insideBatch.has(c.req.raw) ? next() : wait(c, next)));
}
