/**
 * Lets something happen that the page can do without: who types, what came into view, what was read. If it fails, the
 * next time tries again.
 *
 * @param {string} what
 * @param {Promise<unknown>} happening
 */
export function decoration(what, happening) {
  happening.catch((/** @type {unknown} */ error) => console.warn(`could not ${what}`, error));
}
