/** What a story waits for and does not get is not worth waiting longer for. */
const PATIENCE_MS = 30_000;
/** Looking again and again sees through a frame's change of documents too. */
const LOOK_EVERY_MS = 50;

/**
 * Waits until the page shows something. Rejects when it does not come, and with the signal's reason when that ends the wait.
 *
 * @template Found
 * @param {string} what it is, for the sentence that says it did not come
 * @param {() => Found | null | undefined} find
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export function until(what, find, signal) {
  const { promise, resolve, reject } = Promise.withResolvers();
  let left = PATIENCE_MS / LOOK_EVERY_MS;
  const look = () => {
    const found = find();
    if (found) resolve(found);
    else if (signal.aborted) reject(signal.reason);
    else if (left-- > 0) setTimeout(look, LOOK_EVERY_MS);
    else reject(new Error(`${what} did not appear`));
  };
  look();
  return promise;
}
