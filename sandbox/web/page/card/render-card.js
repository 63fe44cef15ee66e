import { keepAccessible } from "./card-accessibility.js";
import { markCard } from "../text/card-mentions.js";
import { HOST_CONFIG } from "./host-config.js";
import { renderCardMarkdown } from "../text/markdown.js";
import { setCardSearch } from "../teams-elements/card-search.js";
import { registerTeamsElements } from "../teams-elements/register-teams-elements.js";
import { followWidth } from "../teams-elements/target-width.js";
import { word } from "../common/words.js";

/**
 * @import { Action, AdaptiveCard, HostConfig } from "adaptivecards"
 * @import { Json } from "../text/card-mentions.js"
 * @import { Mention } from "../text/mentions.js"
 * @import { CardSearch } from "../teams-elements/card-search.js"
 */

/** Teams' limit for bots. */
const MAX_VERSION = [1, 5];

/** @type {HostConfig | undefined} */
let hostConfig;

/** Sets the package's switches when the first card is drawn. */
function teamsHostConfig() {
  if (hostConfig) return hostConfig;
  const { AdaptiveCard: Card, GlobalSettings, HostConfig: Config, Strings } = AdaptiveCards;
  GlobalSettings.setTabIndexAtCardRoot = false;
  GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true;
  Card.onProcessMarkdown = (text, result) => {
    result.outputHtml = renderCardMarkdown(text);
    result.didProcess = true;
  };
  Strings.defaults.overflowButtonTooltip = () => word("moreOptions");
  registerTeamsElements();
  hostConfig = new Config(HOST_CONFIG);
  return hostConfig;
}

/**
 * @typedef {object} RenderedCard
 * @property {HTMLElement} element
 * @property {AdaptiveCard | null} card null if only the fallback text could be shown
 * @property {() => void} release
 */

/**
 * T90, T91: @param {AdaptiveCard} card
 * @returns {HTMLElement | undefined}
 */
function draw(card) {
  try {
    return card.shouldFallback() ? undefined : card.render();
  } catch (error) {
    console.error("adaptivecards could not draw a card", error);
    return undefined;
  }
}

/**
 * @param {Json} json
 * @returns {RenderedCard}
 */
function fallback(json) {
  const element = document.createElement("p");
  element.className = "card-fallback";
  element.textContent = typeof json["fallbackText"] === "string" ? json["fallbackText"] : word("undisplayable");
  return { element, card: null, release: () => {} };
}

/**
 * Draws a card as Teams does. A card of a newer version, or with an unknown element without a fallback, shows its fallback text instead.
 *
 * @param {Json} json
 * @param {readonly Mention[]} mentions
 * @param {(action: Action) => void} onAction
 * @param {CardSearch} [search] the search of its people pickers and typeaheads; without it they find nothing
 * @returns {RenderedCard}
 */
export function renderCard(json, mentions, onAction, search) {
  const config = teamsHostConfig();
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = config;
  if (search) setCardSearch(card, search);
  const context = new AdaptiveCards.SerializationContext();
  const watchWidth = followWidth(context);
  card.maxVersion = new AdaptiveCards.Version(...MAX_VERSION);
  card.onExecuteAction = onAction;
  // T92, T96, T114
  card.parse(markCard(json, mentions), context);
  const drawn = draw(card);
  if (!drawn) return fallback(json);
  // A form of its own: otherwise radio buttons of two cards with equal ids would be one group.
  const form = document.createElement("form");
  form.noValidate = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(drawn);
  const observer = keepAccessible(form);
  const stopWatching = watchWidth(form);
  const release = () => {
    observer.disconnect();
    stopWatching();
  };
  return { element: form, card, release };
}
