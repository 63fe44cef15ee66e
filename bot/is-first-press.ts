import type { Flows } from "../src/flows/flows.ts";
import { isFirstDelivery } from "./is-first-delivery.ts";
import { limitedPerson } from "./limit-message.ts";
import type { Press } from "./press.ts";

/**
 * Whether a press may post a message: Teams hasn't delivered it before, and the person hasn't just clicked the same button. The two clicks of a
 * double click may reach two instances.
 */
export async function isFirstPress(press: Press, flows: Flows): Promise<boolean> {
  return (await isFirstDelivery(press.turn, flows)) && flows.recordClick(limitedPerson(press.turn), await buttonOf(press));
}

/** The same for every click on one button of one message. Hashed, because its data may hold an address. */
async function buttonOf({ turn, card, verb, data }: Press): Promise<string> {
  const button = JSON.stringify([turn.conversation, card, verb, data]);
  return Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(button))).toString("base64url");
}
