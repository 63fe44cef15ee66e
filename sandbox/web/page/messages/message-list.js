import { element } from "../common/element.js";
import { MessageElement } from "./message-element.js";
import { createThread } from "./thread.js";
import { dayName } from "../common/time.js";

/**
 * @import { MessageView } from "../../../page-api/api.ts"
 * @import { MessageContext } from "./message-element.js"
 * @import { Thread } from "./thread.js"
 */

/**
 * @typedef {object} ListOptions
 * @property {MessageContext} context
 * @property {((root: string) => { element: HTMLElement, focus: () => void }) | null} createReplyBox null in a chat, which has no threads
 */

/** The messages of one conversation: a list of messages in a chat, a list of threads in a channel. */
export class MessageList {
  /** @type {Map<string, MessageElement>} */
  #messages = new Map();
  /** @type {Map<string, Thread>} */
  #threads = new Map();
  #lastDay = "";
  #options;
  element = element("div", { class: "message-list" });

  /** @param {ListOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * Updates the list to the server's state. Messages without a change stay untouched.
   *
   * @param {readonly MessageView[]} views oldest first
   */
  replaceAll(views) {
    const ids = new Set(views.map(({ id }) => id));
    for (const id of [...this.#messages.keys()]) if (!ids.has(id)) this.remove(id);
    for (const view of views) this.upsert(view);
  }

  /**
   * @param {MessageView} view
   * @returns {HTMLElement | null} the message's element if it is new
   */
  upsert(view) {
    const known = this.#messages.get(view.id);
    if (known) {
      known.update(view);
      return null;
    }
    const message = new MessageElement(view, this.#options.context);
    this.#messages.set(view.id, message);
    this.#place(view, message.element);
    return message.element;
  }

  /** @param {string} id */
  remove(id) {
    this.#messages.get(id)?.element.remove();
    this.#messages.delete(id);
    this.#threads.get(id)?.losePost();
  }

  /**
   * @param {MessageView} view
   * @param {HTMLElement} article
   */
  #place(view, article) {
    const { createReplyBox } = this.#options;
    if (!createReplyBox) {
      this.#append(article, view.at);
      return;
    }
    const id = view.root ?? view.id;
    const thread = this.#threads.get(id) ?? this.#startThread(id, view.at, () => createReplyBox(id));
    if (view.root) thread.addReply(article);
    else thread.placePost(article, view.from.name);
  }

  /**
   * @param {string} id
   * @param {string} at
   * @param {() => { element: HTMLElement, focus: () => void }} createReplyBox
   */
  #startThread(id, at, createReplyBox) {
    const thread = createThread(createReplyBox);
    this.#threads.set(id, thread);
    this.#append(thread.element, at);
    return thread;
  }

  /**
   * @param {HTMLElement} part
   * @param {string} at
   */
  #append(part, at) {
    const day = dayName(at, this.#options.context.me.locale, new Date());
    if (day !== this.#lastDay) this.element.append(element("p", { class: "day" }, day));
    this.#lastDay = day;
    this.element.append(part);
  }
}
