/**
 * Ignores the failure of a request that the page can do without: typing, visible cards, read messages. The next time tries again.
 *
 * @param {string} what
 * @param {Promise<unknown>} happening
 */
export function decoration(what, happening) {
  happening.catch((/** @type {unknown} */ error) => console.warn(`could not ${what}`, error));
}
