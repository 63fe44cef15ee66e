import { Hono } from "hono";
import type { Authority } from "./authority.ts";
import { metadataRoutes } from "./metadata.ts";
import { tokenRoutes } from "./token-endpoint.ts";
import { delayAnswers } from "../delay-answers.ts";

/** The sandbox's Entra: OpenID metadata, signing keys and the token endpoint, under `/{tenant}/…`. Every answer takes `control.latencyMs`. */
export function createEntra(authority: Authority): Hono {
  const app = new Hono();
  for (const path of ["/:tenant/v2.0/*", "/:tenant/discovery/*", "/:tenant/oauth2/*"]) app.use(path, delayAnswers(authority.tenant));
  metadataRoutes(app, authority);
  tokenRoutes(app, authority);
  return app;
}
