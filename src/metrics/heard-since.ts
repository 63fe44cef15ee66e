import type { Instant, InvitationId } from "../domain/ids.ts";
import { instantOf, millisecondsOf } from "../domain/instant.ts";
import type { Guests, NumberedHearing } from "../ports/invitation-lists.ts";

/** Another instance may store an acceptance later than this one has looked, and its clock may differ. */
const overlapMs = 60_000;
const atOnce = 1_000;

const keyOf = ({ id, heardAt }: NumberedHearing): string => `${id} ${heardAt}`;

/** Gives each acceptance that was heard of after a moment once, however often it is asked. */
export function heardSince(guests: Pick<Guests, "heardAfter">, start: Instant): (now: Instant) => Promise<readonly NumberedHearing[]> {
  let from = start;
  let given = new Set<string>();

  return async (now) => {
    const seen = await allAfter(guests, from);
    const fresh = seen.filter((one) => !given.has(keyOf(one)));
    const next = latest(from, instantOf(millisecondsOf(now) - overlapMs));
    given = new Set(seen.filter(({ heardAt }) => heardAt >= next).map(keyOf));
    from = next;
    return fresh;
  };
}

const latest = (one: Instant, other: Instant): Instant => (one > other ? one : other);

async function allAfter(guests: Pick<Guests, "heardAfter">, heardAt: Instant): Promise<readonly NumberedHearing[]> {
  const all: NumberedHearing[] = [];
  for (let after: Pick<NumberedHearing, "heardAt" | "id"> = { heardAt, id: "" as InvitationId }; ;) {
    const page: readonly NumberedHearing[] = await guests.heardAfter(after, atOnce);
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < atOnce) return all;
    after = last;
  }
}
