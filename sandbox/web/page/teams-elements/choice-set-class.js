import { searchFor } from "./card-search.js";
import { Combobox } from "./combobox.js";
import { readText } from "./read-json.js";

/**
 * @import { ChoiceSetInput, SerializationContext } from "adaptivecards"
 * @import { SearchChoice } from "../../../page-api/teams-api.ts"
 * @import { Json } from "../text/card-mentions.js"
 */

/** Teams shows at most this many results of a search (Teams' dynamic search). */
const MAX_CHOICES = 15;

/** People that a card names by their object ids are shown by name (Microsoft: People picker). */
const PEOPLE = "graph.microsoft.com/users";

/**
 * The dataset that a choice set searches in; empty if it has none.
 *
 * @param {Json} json
 */
function datasetOf(json) {
  const query = json["choices.data"];
  return typeof query === "object" && query !== null ? readText({ ...query }, "dataset") : "";
}

/**
 * The choices in the card.
 *
 * @param {ChoiceSetInput} input
 * @returns {SearchChoice[]}
 */
const ownChoices = ({ choices }) => choices.map(({ title, value }) => ({ title: title ?? "", value: value ?? "", subtitle: null }));

/**
 * @param {ChoiceSetInput} input
 * @param {string} value
 */
const choiceOf = (input, value) => ownChoices(input).find((choice) => choice.value === value) ?? { title: value, value, subtitle: null };

/**
 * @param {ChoiceSetInput} input
 * @param {string} dataset
 * @param {() => void} changed
 */
function comboboxFor(input, dataset, changed) {
  return new Combobox({
    isMulti: input.isMultiSelect,
    placeholder: input.placeholder ?? "",
    chosen: (input.defaultValue ?? "")
      .split(",")
      .filter(Boolean)
      .map((value) => choiceOf(input, value)),
    search: async (query) => {
      const own = ownChoices(input).filter(({ title }) => title.toLowerCase().includes(query.toLowerCase()));
      if (!dataset) return own;
      const found = query ? await searchFor(input.getRootElement(), dataset, query) : [];
      return [...own, ...found].slice(0, MAX_CHOICES);
    },
    // T110
    lookUp: async (value) => {
      const found = dataset.startsWith(PEOPLE) ? await searchFor(input.getRootElement(), dataset, value) : [];
      return found.find((choice) => choice.value === value);
    },
    changed,
  });
}

/**
 * The class of Input.ChoiceSet, which filters and searches as in Teams: with one value or several, in the bot's datasets or in the
 * directory.
 */
export function choiceSetClass() {
  return class extends AdaptiveCards.ChoiceSetInput {
    #dataset = "";
    /** @type {Combobox | null} */
    #combobox = null;

    /**
     * @override
     * @param {Json} source
     * @param {SerializationContext} context
     */
    internalParse(source, context) {
      super.internalParse(source, context);
      this.#dataset = datasetOf(source);
    }

    /** @override */
    internalRender() {
      if (!this.#dataset && this.style !== "filtered") return super.internalRender();
      this.#combobox = comboboxFor(this, this.#dataset, () => this.valueChanged());
      return this.#combobox.element;
    }

    /** @override not used: the package has a typeahead of its own */
    isDynamicTypeahead() {
      return false;
    }

    /** @override */
    updateInputControlAriaLabelledBy() {
      super.updateInputControlAriaLabelledBy();
      this.#combobox?.describe(this.getAllLabelIds(), this.isRequired);
    }

    /** @override */
    focus() {
      if (this.#combobox) this.#combobox.input.focus();
      else super.focus();
    }

    /** @override */
    isSet() {
      return this.#combobox ? this.#combobox.values.length > 0 : super.isSet();
    }

    /** @override */
    isValid() {
      return this.#combobox ? !this.#combobox.isUnsettled : super.isValid();
    }

    /** T98: @override */
    get value() {
      return this.#combobox ? this.#combobox.values.join(",") : super.value;
    }
  };
}
