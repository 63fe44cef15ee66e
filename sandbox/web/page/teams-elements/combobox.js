import { element } from "../common/element.js";
import { word } from "../common/words.js";

/** @import { SearchChoice } from "../../../page-api/teams-api.ts" */

const SEARCH_AFTER_MS = 200;

let made = 0;

/**
 * @typedef {object} ComboboxOptions
 * @property {boolean} isMulti
 * @property {string} placeholder
 * @property {readonly SearchChoice[]} chosen
 * @property {(query: string) => Promise<readonly SearchChoice[]>} search
 * @property {(value: string) => Promise<SearchChoice | undefined>} lookUp finds the choice of a value that was chosen before
 * @property {() => void} changed
 */

/** A text box that searches while a person types. One or several results can be chosen. */
export class Combobox {
  #options;
  #list = element("ul", { role: "listbox", class: "picker-list", hidden: true });
  #chips = element("ul", { class: "picker-chips", "aria-label": word("chosen") });
  #status = element("span", { class: "picker-status", role: "status" });
  input;
  /** @type {SearchChoice[]} */
  #chosen = [];
  /** @type {readonly SearchChoice[]} */
  #found = [];
  #active = -1;
  #searches = 0;

  /** @param {ComboboxOptions} options */
  constructor(options) {
    this.#options = options;
    this.#list.id = `picker-${++made}`;
    this.#list.setAttribute("aria-label", word("found"));
    const aria = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.id };
    this.input = element("input", {
      class: "ac-input picker-text",
      type: "text",
      autocomplete: "off",
      placeholder: options.placeholder,
      ...aria,
    });
    this.element = element("div", { class: "picker" }, this.#chips, this.input, this.#list, this.#status);
    for (const choice of options.chosen) this.#take(choice);
    for (const choice of options.chosen) if (choice.title === choice.value) void this.#name(choice);
    this.#listen();
  }

  /** Values of the chosen entries. */
  get values() {
    return this.#chosen.map(({ value }) => value);
  }

  /** Whether the box has text that isn't a choice. */
  get isUnsettled() {
    return this.input.value.trim() !== "" && (this.#options.isMulti || this.#chosen.length === 0);
  }

  /**
   * @param {readonly string[]} labels ids of its labels
   * @param {boolean} isRequired
   */
  describe(labels, isRequired) {
    this.element.removeAttribute("aria-labelledby");
    this.input.setAttribute("aria-labelledby", labels.join(" "));
    this.input.setAttribute("aria-required", String(isRequired));
  }

  #listen() {
    this.input.addEventListener("input", () => this.#onInput());
    this.input.addEventListener("keydown", (event) => this.#onKey(event));
    this.input.addEventListener("blur", () => this.#close());
    // The text box keeps the focus while a person clicks in the list.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  #onInput() {
    if (!this.#options.isMulti) this.#chosen = [];
    this.#options.changed();
    const search = ++this.#searches;
    setTimeout(() => search === this.#searches && void this.#search(search), SEARCH_AFTER_MS);
  }

  /** @param {number} search the newest one counts, in any order of the answers */
  async #search(search) {
    try {
      const found = await this.#options.search(this.input.value.trim());
      if (search === this.#searches) this.#offer(found);
    } catch {
      // The person sees Teams' words; the bot logs why the search failed.
      if (search === this.#searches) this.#say(word("failed"));
    }
  }

  /** @param {readonly SearchChoice[]} found */
  #offer(found) {
    this.#found = found.filter(({ value }) => !this.values.includes(value));
    this.#active = this.#found.length > 0 ? 0 : -1;
    this.#say(this.#found.length > 0 ? "" : word("nothingFound"));
    this.#draw();
  }

  /** @param {string} words */
  #say(words) {
    this.#status.textContent = words;
    if (words) this.#close();
  }

  #close() {
    this.#found = [];
    this.#active = -1;
    this.#draw();
  }

  #draw() {
    const options = this.#found.map((choice, at) => {
      const attributes = {
        role: "option",
        class: "picker-option",
        id: `${this.#list.id}-${at}`,
        "aria-selected": String(at === this.#active),
      };
      const option = element("li", attributes, element("span", {}, choice.title), element("small", {}, choice.subtitle ?? ""));
      option.addEventListener("click", () => this.#pick(choice));
      return option;
    });
    this.#list.replaceChildren(...options);
    this.#list.hidden = options.length === 0;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    if (this.#active >= 0) this.input.setAttribute("aria-activedescendant", `${this.#list.id}-${this.#active}`);
    else this.input.removeAttribute("aria-activedescendant");
    options[this.#active]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { key } = event;
    const isOpen = this.#found.length > 0;
    const choice = this.#found[this.#active];
    if (key === "ArrowDown" && !isOpen) void this.#search(++this.#searches);
    else if (key === "ArrowDown") this.#move(1);
    else if (key === "ArrowUp" && isOpen) this.#move(-1);
    else if (key === "Enter" && choice) this.#pick(choice);
    else if (key === "Escape" && isOpen) this.#close();
    else if (key === "Backspace" && this.#options.isMulti && !this.input.value) this.#drop(this.#chosen.at(-1));
    else return;
    if (key !== "Backspace") event.preventDefault();
  }

  /** @param {1 | -1} by */
  #move(by) {
    this.#active = (this.#active + by + this.#found.length) % this.#found.length;
    this.#draw();
  }

  /** @param {SearchChoice} choice */
  #pick(choice) {
    this.#searches += 1;
    this.#take(choice);
    this.#close();
    this.#options.changed();
    this.input.focus();
  }

  /** @param {SearchChoice} choice */
  #take(choice) {
    this.#chosen = this.#options.isMulti ? [...this.#chosen, choice] : [choice];
    this.input.value = this.#options.isMulti ? "" : choice.title;
    this.#drawChips();
  }

  /** @param {SearchChoice} choice with only its value */
  async #name(choice) {
    const named = await this.#options.lookUp(choice.value).catch(() => undefined);
    if (!named || !this.#chosen.includes(choice)) return;
    this.#chosen = this.#chosen.map((each) => (each === choice ? named : each));
    if (!this.#options.isMulti) this.input.value = named.title;
    this.#drawChips();
  }

  /** @param {SearchChoice | undefined} choice */
  #drop(choice) {
    this.#chosen = this.#chosen.filter((each) => each !== choice);
    this.#drawChips();
    this.#options.changed();
    this.input.focus();
  }

  #drawChips() {
    const chosen = this.#options.isMulti ? this.#chosen : [];
    const chips = chosen.map((choice) => {
      const chip = element("button", { type: "button", class: "chip", "aria-label": word("remove", { name: choice.title }) }, choice.title);
      chip.addEventListener("click", () => this.#drop(choice));
      return element("li", {}, chip);
    });
    this.#chips.replaceChildren(...chips);
    this.#chips.hidden = chips.length === 0;
  }
}
