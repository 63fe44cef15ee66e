import type { LimitedAct } from "../src/domain/limits.ts";
import { openTables } from "./open-tables.ts";

const acts: readonly LimitedAct[] = ["message", "form"];

/** Forgets which messages and forms people have sent lately: the limits for one person then hold without refusing the bench's only person. */
export async function forgetActs(settings: Readonly<Record<string, string>>): Promise<void> {
  const db = openTables(settings);
  await db.deleteFrom("limits").where("act", "in", acts).execute();
  await db.destroy();
}
