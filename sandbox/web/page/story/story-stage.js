import { element } from "../common/element.js";
import { isA } from "./is-a.js";
import { until } from "./until.js";

/** @import { StoryPace } from "./story-pace.js" */

const KEY_MS = 45;

/**
 * The page as a story uses it: it looks for what a person would see, and types and presses there.
 */
export class StoryStage {
  #pace;
  #side;
  #document;
  #frame = element("iframe", { class: "story-frame", title: "" });
  /** @type {Set<string>} ids of the messages that were there before */
  #seen = new Set();
  /** @type {HTMLElement | null} what had the focus before the box was opened */
  #focused = null;

  /**
   * @param {StoryPace} pace
   * @param {HTMLElement} side where the pages of others are shown
   * @param {() => Document | null} [shown] the page that it plays on, if not this one
   */
  constructor(pace, side, shown = () => document) {
    this.#pace = pace;
    this.#side = side;
    this.#document = shown;
  }

  /**
   * @template {Element} Kind
   * @param {string} what it is, in words
   * @param {string} selector
   * @param {new () => Kind} kind
   * @param {() => ParentNode | null | undefined} [within]
   * @returns {Promise<Kind>}
   */
  find(what, selector, kind, within = this.#document) {
    const look = () => {
      const found = within()?.querySelector(selector);
      return isA(found, kind) ? found : null;
    };
    return until(what, look, this.#pace.stopped);
  }

  /** Opens the first channel, or the chat where there is none; remembers what was said there before. */
  async openConversation() {
    const first = await this.find("A conversation", ".conversation", HTMLElement);
    const link = document.querySelector(".conversation-channel .conversation-title") ?? first;
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    const isOpen = () => document.querySelector(".pane h2")?.textContent === link.textContent;
    await until("The conversation", isOpen, this.#pace.stopped);
    await this.remember();
  }

  /** Waits until all is read that was said before, and remembers it. */
  async remember() {
    await this.find("What was said before", ".pane .messages[aria-live='polite']", HTMLElement);
    this.#seen = new Set(this.messages().map((message) => message.dataset["messageId"] ?? ""));
  }

  /** @returns {HTMLElement[]} oldest first */
  messages() {
    return [...(this.#document()?.querySelectorAll(".pane [data-message-id]") ?? [])].filter((message) => isA(message, HTMLElement));
  }

  /**
   * Waits for a message that was not there when the conversation was opened.
   *
   * @param {string} what
   * @param {string} selector of the message
   */
  async newMessage(what, selector) {
    const isNew = (/** @type {HTMLElement} */ { dataset }) => !this.#seen.has(dataset["messageId"] ?? "");
    const look = () => this.messages().find((message) => isNew(message) && message.matches(selector));
    const message = await until(what, look, this.#pace.stopped);
    this.#returnFocus();
    return message;
  }

  /** A box that opens and closes takes the keyboard's focus along; the tour's buttons get it back. */
  #returnFocus() {
    const { activeElement } = document;
    if (this.#focused?.isConnected && activeElement?.closest(".pane-foot")) this.#focused.focus();
  }

  /** @param {string} text what is said to the bot, with a mention where it needs one */
  async say(text) {
    this.#focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.#document()?.querySelector(".pane .start-post")?.dispatchEvent(new Event("click"));
    const foot = () => this.#document()?.querySelector(".pane-foot");
    const box = await this.find("The box to write in", "textarea", HTMLTextAreaElement, foot);
    const mention = foot()?.querySelector(".compose-at");
    if (isA(mention, HTMLElement)) mention.click();
    await this.type(box, text);
    const send = await this.find("The button Send", ".compose-send", HTMLElement, foot);
    send.click();
  }

  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {string} text
   */
  async type(field, text) {
    field.scrollIntoView({ block: "nearest" });
    field.value = "";
    for (const letter of text) {
      field.value += letter;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await this.#pace.rest(KEY_MS);
    }
  }

  /**
   * Presses something that people should see before it is pressed.
   *
   * @param {HTMLElement} button
   */
  async press(button) {
    button.scrollIntoView({ block: "center" });
    await this.#pace.rest(LOOK_MS);
    button.click();
  }

  /**
   * Opens somebody else's page beside the conversation.
   *
   * @param {string} address
   * @param {string} [title] whose it is
   * @returns {StoryStage} that page
   */
  openSide(address, title = "The partner's side") {
    this.#frame = element("iframe", { class: "story-frame", title, src: address });
    this.#side.replaceChildren(this.#frame);
    this.#side.hidden = false;
    return new StoryStage(this.#pace, this.#side, () => this.#frame.contentDocument);
  }

  closeSide() {
    this.#side.hidden = true;
    this.#side.replaceChildren();
  }

  /**
   * Something on the page beside.
   *
   * @param {string} what
   * @param {string} selector
   */
  findInSide(what, selector) {
    return this.find(what, selector, HTMLElement, () => this.#frame.contentDocument);
  }
}

/** To see a button before it is pressed. */
const LOOK_MS = 1_200;
