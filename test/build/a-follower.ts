import type { Follower } from "../../src/domain/follower.ts";
import { at, id } from "./ids.ts";
import { person } from "./person.ts";

/** A person who asked for a partner that another had invited: `aFollower({ invitation })`. */
export function aFollower(given: Partial<Follower> = {}): Follower {
  return {
    invitation: id("invitation-1"),
    person: person({ name: "Megan Bowen", locale: "fr-FR", timeZone: "Europe/Paris" }),
    conversation: id("19:chat@thread.v2"),
    why: "asked",
    since: at("10:00"),
    ...given,
  };
}

/** A person picked by the requester, who never wrote to the bot. */
export function aColleague(given: Partial<Follower> = {}): Follower {
  const { conversation: _, ...follower } = aFollower();
  return {
    ...follower,
    person: { id: id("person-grady"), name: "Grady Archie", locale: "en-US", timeZone: "UTC" },
    why: "colleague",
    ...given,
  };
}
