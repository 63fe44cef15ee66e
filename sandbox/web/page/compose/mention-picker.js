import { avatar } from "../common/avatar.js";
import { element } from "../common/element.js";
import { word } from "../common/words.js";

/** @import { MemberView } from "../../../page-api/teams-api.ts" */

/**
 * The part of a text that begins a mention: an `@` at the start or after a space, and the text from it to the caret.
 *
 * @param {string} text
 * @param {number} caret
 * @returns {{ start: number, query: string } | null}
 */
export function mentionQuery(text, caret) {
  const match = /(?:^|\s)@([^\s@]*)$/.exec(text.slice(0, caret));
  if (!match) return null;
  const query = match[1] ?? "";
  return { start: caret - query.length - 1, query };
}

/**
 * Whether a word of the name begins with the query.
 *
 * @param {string} query
 * @param {string} name
 */
export const matchesName = (query, name) => ` ${name}`.toLowerCase().includes(` ${query.toLowerCase()}`);

let pickers = 0;

/** The list that opens under an `@`: the bot and the people of the conversation. */
export class MentionPicker {
  id = `mention-picker-${++pickers}`;
  #pick;
  /** @type {readonly MemberView[]} */
  #members = [];
  #active = 0;

  /** @param {(member: MemberView) => void} pick */
  constructor(pick) {
    this.#pick = pick;
    this.element = element("ul", { id: this.id, role: "listbox", class: "mention-picker", "aria-label": word("mention"), hidden: true });
    // The text box keeps the focus while a person clicks in the list.
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Id of the option that Enter chooses; null while the list is closed. */
  get activeOption() {
    return this.isOpen ? `${this.id}-${this.#active}` : null;
  }

  /**
   * Offers these members; an empty list closes it.
   *
   * @param {readonly MemberView[]} members
   */
  offer(members) {
    this.#members = members;
    this.#active = 0;
    this.element.hidden = members.length === 0;
    this.#draw();
  }

  /** @param {1 | -1} by */
  move(by) {
    this.#active = (this.#active + by + this.#members.length) % this.#members.length;
    this.#draw();
  }

  pickActive() {
    const member = this.#members[this.#active];
    if (member) this.#pick(member);
  }

  #draw() {
    const options = this.#members.map((member, at) => {
      const attributes = { id: `${this.id}-${at}`, role: "option", class: "mention-option", "aria-selected": String(at === this.#active) };
      const option = element("li", attributes, avatar(member.name, member.isBot ? "bot" : "person"), member.name);
      option.addEventListener("click", () => this.#pick(member));
      return option;
    });
    this.element.replaceChildren(...options);
    options[this.#active]?.scrollIntoView({ block: "nearest" });
  }
}
