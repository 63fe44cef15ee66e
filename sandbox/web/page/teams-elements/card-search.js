/**
 * @import { AdaptiveCard } from "adaptivecards"
 * @import { SearchChoice } from "../../../page-api/teams-api.ts"
 */

/** @typedef {(dataset: string, query: string) => Promise<readonly SearchChoice[]>} CardSearch */

/** @type {WeakMap<AdaptiveCard, CardSearch>} */
const searches = new WeakMap();

/**
 * Sets the search of a card's inputs.
 *
 * @param {AdaptiveCard} card
 * @param {CardSearch} search
 */
export const setCardSearch = (card, search) => void searches.set(card, search);

/**
 * @param {unknown} root of the card
 * @param {string} dataset
 * @param {string} query
 */
export async function searchFor(root, dataset, query) {
  const search = root instanceof AdaptiveCards.AdaptiveCard ? searches.get(root) : null;
  return search ? search(dataset, query) : [];
}
