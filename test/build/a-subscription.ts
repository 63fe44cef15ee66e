import type { Subscription } from "../../src/domain/announcement.ts";
import { at, id } from "./ids.ts";

/** A channel that subscribed to acceptances of its team. */
export function aSubscription(given: Partial<Subscription> = {}): Required<Subscription> {
  return {
    conversation: id("19:general@thread.tacv2"),
    teamId: "19:team@thread.tacv2",
    scope: "here",
    by: id("person-megan"),
    locale: "en-US",
    timeZone: "UTC",
    since: at("09:00"),
    ...given,
  };
}
