import type { Instant, PersonId } from "../../domain/ids.ts";
import type { YoungRhythm } from "../../domain/young-rhythm.ts";
import type { HeardAcceptance } from "../../ports/invitation-lists.ts";
import type { Ports } from "../../ports/ports.ts";
import { isKnownAdmin } from "../who/is-known-admin.ts";
import { hearingRhythm } from "./hearing-rhythm.ts";

type Needs = Parameters<typeof isKnownAdmin>[0] & Pick<Ports, "guests" | "clock">;

const mostShown = 5;

export type HearingOutcome =
  | { readonly kind: "not-admin" }
  | {
      readonly kind: "hearing";
      /** The last acceptances, newest first. */
      readonly heard: readonly HeardAcceptance[];
      readonly rhythm: YoungRhythm;
      readonly now: Instant;
    };

/** Shows an administrator of the bot how the last acceptances were heard of, and how often new guests are read. Nobody is named. */
export async function showHearing(ports: Needs, by: PersonId): Promise<HearingOutcome> {
  if (!(await isKnownAdmin(ports, by))) return { kind: "not-admin" };
  const [heard, rhythm] = await Promise.all([ports.guests.lastHeard(mostShown), hearingRhythm(ports)]);
  return { kind: "hearing", heard, rhythm, now: ports.clock.now() };
}
