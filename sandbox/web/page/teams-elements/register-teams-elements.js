import { drawBadge } from "./badge.js";
import { drawBars } from "./chart-bars.js";
import { drawDonut } from "./chart-donut.js";
import { drawLines } from "./chart-line.js";
import { choiceSetClass } from "./choice-set-class.js";
import { drawCompoundButton } from "./compound-button.js";
import { drawIcon } from "./icon.js";
import { numberClass } from "./number-class.js";
import { drawProgressBar, drawProgressRing } from "./progress.js";

/**
 * @import { SerializationContext } from "adaptivecards"
 * @import { Json } from "../text/card-mentions.js"
 */

/** T99: The elements that Teams has in addition to the schema (@microsoft/teams.cards 2.0.16) and that this client draws. */
const DRAWN = new Map(
  /** @type {[string, (json: Json) => HTMLElement][]} */ ([
    ["Badge", drawBadge],
    ["Icon", drawIcon],
    ["ProgressBar", drawProgressBar],
    ["ProgressRing", drawProgressRing],
    ["Chart.Donut", drawDonut],
    ["Chart.Pie", drawDonut],
    ["Chart.HorizontalBar", drawBars],
    ["Chart.VerticalBar", drawBars],
    ["Chart.Line", drawLines],
    ["CompoundButton", drawCompoundButton],
  ]),
);

/**
 * @param {string} type
 * @param {(json: Json) => HTMLElement} draw
 */
function elementClass(type, draw) {
  return class extends AdaptiveCards.CardElement {
    /** @type {Json} */
    #json = {};

    /** @override */
    getJsonTypeName() {
      return type;
    }

    /**
     * @override
     * @param {Json} source
     * @param {SerializationContext} context
     */
    internalParse(source, context) {
      super.internalParse(source, context);
      this.#json = source;
    }

    /** @override */
    internalRender() {
      return draw(this.#json);
    }
  };
}

/** Registers the elements and inputs of Teams with the adaptivecards package. */
export function registerTeamsElements() {
  const { GlobalRegistry, Versions } = AdaptiveCards;
  for (const [type, draw] of DRAWN) GlobalRegistry.elements.register(type, elementClass(type, draw), Versions.v1_0);
  GlobalRegistry.elements.register("Input.ChoiceSet", choiceSetClass(), Versions.v1_0);
  GlobalRegistry.elements.register("Input.Number", numberClass(), Versions.v1_0);
}
