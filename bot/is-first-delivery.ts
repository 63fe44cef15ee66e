import type { Flows } from "../src/flows/flows.ts";
import type { Turn } from "./turn.ts";

/**
 * Whether Teams delivers an activity for the first time: a repeated activity must have no second effect. An activity without an id can't
 * be recognised, so it is always new.
 */
export async function isFirstDelivery({ conversation, activity }: Turn, flows: Flows): Promise<boolean> {
  return activity === undefined || flows.recordReceipt(`${conversation}/${activity}`);
}
