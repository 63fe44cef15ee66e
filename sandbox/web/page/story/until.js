/** How long a story waits for an element before it gives up. */
const TIMEOUT_MS = 30_000;
/** Polling also works when a frame loads another document. */
const POLL_MS = 50;

/**
 * Waits until the page shows an element. Rejects when it does not appear, and with the signal's reason when the signal ends the wait.
 *
 * @template Found
 * @param {string} what the element is, for the error
 * @param {() => Found | null | undefined} find
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export function until(what, find, signal) {
  const { promise, resolve, reject } = Promise.withResolvers();
  let left = TIMEOUT_MS / POLL_MS;
  const look = () => {
    const found = find();
    if (found) resolve(found);
    else if (signal.aborted) reject(signal.reason);
    else if (left-- > 0) setTimeout(look, POLL_MS);
    else reject(new Error(`${what} did not appear`));
  };
  look();
  return promise;
}
