import type { Ports } from "../../ports/ports.ts";
import type { EventFilter, NumberedEvent } from "../../ports/trail.ts";

const atOnce = 500;

/** All events that fit, oldest first, of which one page is kept at a time. Events that are stored meanwhile come at the end. */
export async function* readTrail({ trail }: Pick<Ports, "trail">, of: EventFilter): AsyncGenerator<NumberedEvent, void, undefined> {
  for (let after = 0; ;) {
    const page = await trail.read(of, after, atOnce);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < atOnce) return;
    after = last.number;
  }
}
