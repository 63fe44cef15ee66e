import { commandSuggestions } from "./command-suggestions.js";
import { element } from "./element.js";
import { matchesName, mentionPicker, mentionQuery } from "./mention-picker.js";

/** @import { TenantView } from "../api.ts" */

/**
 * @typedef {object} ComposeOptions
 * @property {string} label what is written here: "New message", "Reply"
 * @property {string} botName
 * @property {TenantView["commands"]} commands
 * @property {boolean} needsMention true in channels, where a bot gets only messages that mention it
 * @property {(text: string, mentionBot: boolean) => Promise<unknown>} send
 * @property {() => void} [onClose] Escape on an empty box
 */

/** A box to write a message in. */
export class Compose {
  #options;
  #mentioned = false;
  #chip = element("span", { class: "compose-chips" });
  #text = element("textarea", { class: "compose-text", rows: "1", maxlength: "20000" });
  #hint = element("p", { class: "compose-hint" });
  #problem = element("p", { class: "compose-problem", role: "alert" });
  #picker;
  #suggestions;

  /** @param {ComposeOptions} options */
  constructor(options) {
    this.#options = options;
    this.#picker = mentionPicker(options.botName, () => this.#pickMention());
    this.#suggestions = commandSuggestions(options.commands, (title) => this.#write(title));
    this.#describeText();
    this.element = this.#build();
    this.#refresh();
  }

  focus() {
    this.#text.focus();
  }

  #describeText() {
    const { label, needsMention } = this.#options;
    this.#text.setAttribute("aria-label", label);
    if (!needsMention) return;
    this.#text.setAttribute("aria-autocomplete", "list");
    this.#text.setAttribute("aria-haspopup", "listbox");
    this.#text.setAttribute("aria-controls", this.#picker.id);
  }

  #build() {
    const { label, needsMention, botName } = this.#options;
    const send = element("button", { type: "submit", class: "icon-button compose-send", "aria-label": "Send", title: "Send (Enter)" });
    const mention = element("button", { type: "button", class: "icon-button compose-at", "aria-label": `Mention ${botName}` }, "@");
    mention.addEventListener("click", () => this.#mention());
    const box = element("div", { class: "compose-box" }, this.#chip, this.#text, needsMention ? mention : null, send);
    const form = element(
      "form",
      { class: "compose", "aria-label": label },
      this.#suggestions,
      this.#picker.element,
      box,
      this.#hint,
      this.#problem,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#text.addEventListener("input", () => this.#onInput());
    this.#text.addEventListener("keydown", (event) => this.#onKey(event));
    this.#text.addEventListener("blur", () => this.#togglePicker(false));
    return form;
  }

  #onInput() {
    this.#problem.textContent = "";
    this.#refresh();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    const handled = this.#picker.isOpen ? this.#keyInPicker(event.key) : this.#keyInText(event);
    if (handled) event.preventDefault();
  }

  /** @param {string} key */
  #keyInPicker(key) {
    if (key === "Enter" || key === "Tab") this.#pickMention();
    else if (key === "Escape") this.#togglePicker(false);
    else return key === "ArrowDown" || key === "ArrowUp";
    return true;
  }

  /** @param {KeyboardEvent} event */
  #keyInText({ key, shiftKey }) {
    const atStart = this.#text.selectionStart === 0 && this.#text.selectionEnd === 0;
    if (key === "Enter" && !shiftKey) void this.#send();
    else if (key === "Backspace" && atStart && this.#mentioned) this.#unmention();
    else if (key === "Escape" && !this.#text.value && this.#options.onClose) this.#options.onClose();
    else return false;
    return true;
  }

  #pickMention() {
    const found = mentionQuery(this.#text.value, this.#text.selectionStart);
    if (found) this.#text.setRangeText("", found.start, found.start + found.query.length + 1, "end");
    this.#mention();
  }

  #mention() {
    this.#mentioned = true;
    const { botName } = this.#options;
    const remove = element("button", { type: "button", class: "chip", "aria-label": `Remove mention of ${botName}` }, botName);
    remove.addEventListener("click", () => this.#unmention());
    this.#chip.replaceChildren(remove);
    this.#refresh();
    this.focus();
  }

  #unmention() {
    this.#mentioned = false;
    this.#chip.replaceChildren();
    this.#refresh();
    this.focus();
  }

  /** @param {string} text */
  #write(text) {
    this.#text.value = text;
    this.#refresh();
    this.focus();
  }

  /** Shows what belongs to the present text: suggestions, the mention list, the hint. */
  #refresh() {
    const { needsMention, botName, label } = this.#options;
    const { value, selectionStart } = this.#text;
    const reachesBot = this.#mentioned || !needsMention;
    this.#suggestions.hidden = !reachesBot || value !== "";
    this.#text.placeholder = reachesBot ? "Type a message" : `${label} – type @ to mention`;
    this.#hint.textContent = reachesBot ? "" : `${botName} sees only messages that @mention it.`;
    const query = needsMention && !this.#mentioned ? mentionQuery(value, selectionStart) : null;
    this.#togglePicker(query !== null && matchesName(query.query, botName));
  }

  /** @param {boolean} open */
  #togglePicker(open) {
    this.#picker.toggle(open);
    if (open) this.#text.setAttribute("aria-activedescendant", this.#picker.option);
    else this.#text.removeAttribute("aria-activedescendant");
  }

  async #send() {
    const text = this.#text.value.trim();
    if (!text && !this.#mentioned) return;
    this.#problem.textContent = "";
    this.#text.readOnly = true;
    try {
      await this.#options.send(text, this.#mentioned);
      this.#text.value = "";
      this.#unmention();
    } catch (error) {
      this.#problem.textContent = `Your message was not sent: ${error instanceof Error ? error.message : String(error)}`;
    } finally {
      this.#text.readOnly = false;
    }
  }
}
