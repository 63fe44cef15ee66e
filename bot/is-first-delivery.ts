import type { Flows } from "../src/flows/flows.ts";
import type { Turn } from "./turn.ts";

/**
 * False when Teams delivers an activity again, so that its effect comes once. An activity without an id can't be recognised: it counts
 * as new each time.
 */
export async function isFirstDelivery({ conversation, activity }: Turn, flows: Flows): Promise<boolean> {
  return activity === undefined || flows.recordReceipt(`${conversation}/${activity}`);
}
