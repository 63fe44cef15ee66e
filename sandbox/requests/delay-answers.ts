import { setTimeout as wait } from "node:timers/promises";
import type { MiddlewareHandler } from "hono";
import type { Tenant } from "../tenant/tenant.ts";

/** Delays every answer by `control.latencyMs`, like a distant service. */
export function delayAnswers({ control }: Pick<Tenant, "control">): MiddlewareHandler {
  return async (_, next) => {
    if (control.settings.latencyMs > 0) await wait(control.settings.latencyMs);
    await next();
  };
}
