/**
 * Logs the failure of a request that the page can do without: typing, visible cards, read messages. The next time tries again.
 *
 * @param {string} what
 * @param {Promise<unknown>} request
 */
export function logFailure(what, request) {
  request.catch((/** @type {unknown} */ error) => console.warn(`could not ${what}`, error));
}
