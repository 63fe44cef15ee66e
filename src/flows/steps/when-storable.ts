import { isGuestlistError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";

const mostTries = 5;
const betweenTriesMs = 5_000;

/**
 * Stores what only this process knows, such as the id of a message that was posted just now. Another process may hold the database for a
 * while (a backup), so it is worth several tries.
 * @throws GuestlistError `store-unavailable` after the last one
 */
export async function whenStorable<Result>(clock: Pick<Clock, "wait">, store: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store();
    } catch (error) {
      if (!isGuestlistError(error, "store-unavailable") || tries === mostTries) throw error;
      await clock.wait(betweenTriesMs);
    }
  }
}
