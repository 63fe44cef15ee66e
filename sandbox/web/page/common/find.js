/**
 * The one element that a selector names. The page and its scripts belong together, so a missing element is a mistake.
 *
 * @template {Element} Kind
 * @param {string} selector
 * @param {new () => Kind} kind
 * @param {ParentNode} [within]
 * @returns {Kind}
 */
export function find(selector, kind, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} at "${selector}".`);
  return found;
}
