import { Hono } from "hono";
import { z } from "zod";
import { seedCrowds } from "../../tenant/seed.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { ControlView } from "../../page-api/api.ts";
import { createRegistrationApi } from "./create-registration-api.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;
const clockMove = z.object({ advanceMs: z.number().int().min(0).max(YEAR_MS) });
const count = z.number().int().min(0).max(2_000_000).default(0);
const seed = z
  .strictObject({ guests: count, acceptedGuests: count, members: count })
  .refine((sizes) => sizes.guests + sizes.acceptedGuests + sizes.members > 0, "name at least one user to add");

/** `/_sandbox/…`: the switches, the reset, directory time and more guests. */
export function createControlApi(tenant: Tenant): Hono {
  const api = new Hono();
  const settings = (): ControlView => tenant.control.settings;
  api.get("/_sandbox/control", (context) => context.json(settings()));
  api.patch("/_sandbox/control", async (context) => {
    const { cardsAsOn } = settings();
    const outcome = tenant.control.patch(await readRequest(context, z.record(z.string(), z.unknown())));
    if (outcome.kind === "refused") throw new PageProblem(400, "bad-request", outcome.message);
    if (settings().cardsAsOn !== cardsAsOn) tenant.events.emit("look");
    return context.json(settings());
  });
  api.post("/_sandbox/reset", (context) => {
    tenant.reset();
    return context.json(settings());
  });
  api.post("/_sandbox/clock", async (context) => {
    tenant.clock.advance((await readRequest(context, clockMove)).advanceMs);
    return context.json({ now: tenant.clock.now().toISOString() });
  });
  api.post("/_sandbox/seed", async (context) => {
    const sizes = await readRequest(context, seed);
    seedCrowds(tenant, sizes);
    return context.json(sizes);
  });
  api.route("/", createRegistrationApi(tenant));
  return api;
}
