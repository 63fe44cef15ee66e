import type { Subscription } from "../../domain/announcement.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import type { TeamPlace } from "../../ports/teams.ts";

type Needs = Pick<Ports, "announcements" | "teams" | "log">;

/** More than that wait in no conversation, unless the bot was out of it for weeks. */
const mostCounted = 10_000;

export interface ListedSubscription extends Subscription {
  /** Where it is; absent in a chat, where the bot isn't any more, and while Teams doesn't answer. */
  readonly place?: TeamPlace;
  /** The number of acceptances that wait to be announced there. */
  readonly waiting: number;
}

/** Every conversation that asked for announcements. Changes nothing: who stops one is there. */
export async function listSubscriptions(ports: Needs): Promise<readonly ListedSubscription[]> {
  const subscriptions = await ports.announcements.list();
  const listed: ListedSubscription[] = [];
  for (const subscription of subscriptions) {
    const place = await placeOf(ports, subscription);
    const waiting = (await ports.announcements.waiting(subscription.conversation, mostCounted)).length;
    listed.push({ ...subscription, ...(place && { place }), waiting });
  }
  return listed;
}

async function placeOf({ teams, log }: Needs, { conversation }: Subscription): Promise<TeamPlace | undefined> {
  try {
    return await teams.describe(conversation);
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    log.warn("place-not-named", { code: error.code });
    return undefined;
  }
}
