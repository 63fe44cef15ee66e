import { Hono, type Context } from "hono";
import { adminConsentRoutes } from "./admin-consent.ts";
import type { Authority } from "./authority.ts";
import { authorizeRoutes } from "./authorize.ts";
import { deviceCodeRoutes } from "./device-code.ts";
import { metadataRoutes } from "./metadata.ts";
import { tokenRoutes } from "./token-endpoint.ts";
import { delayAnswers } from "../requests/delay-answers.ts";
import { applyFaults, type FaultRefusal } from "../requests/apply-faults.ts";
import { answerRefusal } from "./errors.ts";

/** The sandbox's Entra: OpenID metadata, signing keys, the token endpoint and the pages for sign-in and consent, under `/{tenant}/…`. Every answer takes `control.latencyMs`. */
export function createEntra(authority: Authority): Hono {
  const app = new Hono();
  app.use("/:tenant/oauth2/*", applyFaults(authority.tenant, { pathOf: ({ req }) => req.path, refuse: refuseForNow }));
  for (const path of ["/:tenant/v2.0/*", "/:tenant/discovery/*", "/:tenant/oauth2/*"]) app.use(path, delayAnswers(authority.tenant));
  metadataRoutes(app, authority);
  tokenRoutes(app, authority);
  authorizeRoutes(app, authority);
  deviceCodeRoutes(app, authority);
  adminConsentRoutes(app, authority);
  return app;
}

/** E100: Entra's words for a failure of its own; it has no other words for a 404. */
function refuseForNow(c: Context, status: FaultRefusal): Response | undefined {
  if (status === 404 || typeof status === "string") return undefined;
  return answerRefusal(c, {
    status,
    error: "temporarily_unavailable",
    code: 90033,
    text: "A transient error has occurred. Please try again.",
  });
}
