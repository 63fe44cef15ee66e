import type { Tenant } from "../../tenant/tenant.ts";
import type { UserRecord } from "../../directory/tenant-user.ts";
import { objectNotFound } from "../request/errors.ts";

/** Replication lag: a new user is visible by id (G12), and in lists (G13), only after this much directory time. */
export function isVisible({ control, clock }: Pick<Tenant, "control" | "clock">, record: UserRecord, where: "by-id" | "in-lists"): boolean {
  const { visibleAfterMs, listedAfterMs } = control.settings;
  const lag = where === "by-id" ? visibleAfterMs : listedAfterMs;
  return record.removedAt === null && record.addedAt + lag <= clock.now().getTime();
}

/**
 * G181: writes don't find a new user for a while, whether or not reads do (microsoft-graph-docs-contrib #2465, switch `writableAfterMs`).
 * @throws GraphRefusal 404
 */
export function checkWritable({ control, clock }: Pick<Tenant, "control" | "clock">, { addedAt }: UserRecord): void {
  if (addedAt + control.settings.writableAfterMs > clock.now().getTime()) throw objectNotFound();
}
