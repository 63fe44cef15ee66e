import type { Tenant } from "../../tenant/tenant.ts";
import type { UserRecord } from "../../directory/tenant-user.ts";

/** Replication lag (rules G12 and G13): a new user is visible by id, and in lists, only after this much directory time. */
export function isVisible({ control, clock }: Pick<Tenant, "control" | "clock">, record: UserRecord, where: "by-id" | "in-lists"): boolean {
  const { visibleAfterMs, listedAfterMs } = control.settings;
  const lag = where === "by-id" ? visibleAfterMs : listedAfterMs;
  return record.removedAt === null && record.addedAt + lag <= clock.now().getTime();
}
