import { setTimeout as wait } from "node:timers/promises";
import type { MiddlewareHandler } from "hono";
import type { Tenant } from "../tenant/tenant.ts";

/** Lets every answer take `control.latencyMs` longer: as if the service were far away. */
export function delayAnswers({ control }: Pick<Tenant, "control">): MiddlewareHandler {
  return async (_, next) => {
    if (control.settings.latencyMs > 0) await wait(control.settings.latencyMs);
    await next();
  };
}
