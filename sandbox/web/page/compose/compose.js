import { commandSuggestions } from "./command-suggestions.js";
import { element } from "../common/element.js";
import { matchesName, mentionQuery, MentionPicker } from "./mention-picker.js";
import { withMentions } from "./people-mentions.js";
import { seemsForBot, takeMentions, typedMentions } from "./typed-mentions.js";
import { word } from "../common/words.js";

/**
 * @import { SendMessage, TenantView } from "../../../page-api/api.ts"
 * @import { MemberView } from "../../../page-api/teams-api.ts"
 */

/** Others are told at most this often that somebody is typing. */
const TYPING_EVERY_MS = 3_000;

/**
 * @typedef {object} ComposeOptions
 * @property {string} label the purpose of the box: word("newMessage"), word("reply")
 * @property {string} botName
 * @property {TenantView["commands"]} commands
 * @property {boolean} needsMention true in channels and group chats, where a bot gets only messages that mention it
 * @property {() => Promise<readonly MemberView[]>} members the people that one can mention
 * @property {() => void} typing called while the person writes
 * @property {(message: Pick<SendMessage, "text" | "mentionBot" | "mentions">) => Promise<unknown>} send
 * @property {(isHeard: boolean) => void} [onSent] called with false after a message that seems to be for the bot, but doesn't mention it
 * @property {() => void} [onClose] called by Escape in an empty box
 */

/** A box in which a message is written. */
export class Compose {
  #options;
  #mentioned = false;
  /** @type {MemberView[]} the people that were picked */
  #picked = [];
  #typedAt = 0;
  #chip = element("span", { class: "compose-chips" });
  #text = element("textarea", { class: "compose-text", rows: "1", maxlength: "20000" });
  #hint = element("p", { class: "compose-hint" });
  #problem = element("p", { class: "compose-problem", role: "alert" });
  #picker;
  #suggestions;

  /** @param {ComposeOptions} options */
  constructor(options) {
    this.#options = options;
    this.#picker = new MentionPicker((member) => this.#pick(member));
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
    const send = element("button", {
      type: "submit",
      class: "icon-button compose-send",
      "aria-label": word("send"),
      title: word("sendEnter"),
    });
    const mention = element(
      "button",
      { type: "button", class: "icon-button compose-at", "aria-label": word("mentionBot", { bot: botName }) },
      "@",
    );
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
    this.#text.addEventListener("blur", () => this.#offer([]));
    return form;
  }

  #onInput() {
    this.#problem.textContent = "";
    this.#refresh();
    void this.#offerMatches();
    void this.#takeTyped(false);
    const now = Date.now();
    if (now - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now;
    this.#options.typing();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    const handled = this.#picker.isOpen ? this.#keyInPicker(event.key) : this.#keyInText(event);
    if (handled) event.preventDefault();
  }

  /** @param {string} key */
  #keyInPicker(key) {
    if (key === "Enter" || key === "Tab") this.#picker.pickActive();
    else if (key === "Escape") this.#offer([]);
    else if (key === "ArrowDown" || key === "ArrowUp") this.#move(key === "ArrowDown" ? 1 : -1);
    else return false;
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

  /** @param {MemberView} member */
  #pick(member) {
    const found = this.#asked();
    const words = member.isBot ? "" : `@${member.name} `;
    if (found) this.#text.setRangeText(words, found.start, found.start + found.query.length + 1, "end");
    this.#offer([]);
    if (member.isBot) this.#mention();
    else this.#picked.push(member);
    this.#refresh();
  }

  /** Offers the people that match the text's `@…`, if the caret is still there when the members have loaded. */
  async #offerMatches() {
    if (!this.#options.needsMention || !this.#asked()) return this.#offer([]);
    const members = await this.#options.members();
    const query = this.#asked()?.query;
    this.#offer(query === undefined ? [] : members.filter(({ name, isBot }) => matchesName(query, name) && !(isBot && this.#mentioned)));
  }

  /**
   * Mentions those whose whole names were typed.
   *
   * @param {boolean} isFinished false while the person writes
   */
  async #takeTyped(isFinished) {
    if (!this.#options.needsMention || !this.#text.value.includes("@")) return;
    const known = (/** @type {MemberView} */ { id, isBot }) => (isBot ? this.#mentioned : this.#picked.some((other) => other.id === id));
    const members = await this.#options.members();
    const typed = typedMentions(this.#text.value, members, isFinished).filter(({ member }) => !known(member));
    const taken = takeMentions(this.#text, typed);
    if (taken.length === 0) return;
    this.#picked.push(...taken.filter(({ isBot }) => !isBot));
    if (taken.some(({ isBot }) => isBot)) this.#mention();
    this.#offer([]);
  }

  #asked() {
    return mentionQuery(this.#text.value, this.#text.selectionStart);
  }

  #mention() {
    this.#mentioned = true;
    const { botName } = this.#options;
    const remove = element("button", { type: "button", class: "chip", "aria-label": word("removeMention", { bot: botName }) }, botName);
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

  /** Shows the suggestions and the hint for the present text. */
  #refresh() {
    const { needsMention, botName, label } = this.#options;
    const { value } = this.#text;
    const reachesBot = this.#mentioned || !needsMention;
    this.#suggestions.hidden = !reachesBot || value !== "";
    this.#text.placeholder = reachesBot ? word("typeMessage") : word("typeMention", { label });
    this.#hint.textContent = reachesBot ? "" : word("onlyMentions", { bot: botName });
  }

  /** @param {readonly MemberView[]} members */
  #offer(members) {
    this.#picker.offer(members);
    this.#describePicker();
  }

  /** @param {1 | -1} by */
  #move(by) {
    this.#picker.move(by);
    this.#describePicker();
  }

  #describePicker() {
    const { activeOption } = this.#picker;
    if (activeOption) this.#text.setAttribute("aria-activedescendant", activeOption);
    else this.#text.removeAttribute("aria-activedescendant");
  }

  async #send() {
    if (this.#text.readOnly) return;
    this.#problem.textContent = "";
    this.#text.readOnly = true;
    try {
      await this.#takeTyped(true);
      const text = this.#text.value.trim();
      // T101
      if (!text && !this.#mentioned) return;
      await this.#options.send({ ...withMentions(text, this.#picked), mentionBot: this.#mentioned });
      const { needsMention, botName, commands, onSent } = this.#options;
      onSent?.(this.#mentioned || !needsMention || !seemsForBot(text, { botName, commands, mentioned: this.#picked }));
      this.#text.value = "";
      this.#picked = [];
      this.#unmention();
    } catch (error) {
      this.#problem.textContent = word("notSent", { reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#text.readOnly = false;
    }
  }
}
