import { element } from "../common/element.js";
import { isA } from "./is-a.js";
import { until } from "./until.js";

/** @import { StoryPace } from "./story-pace.js" */

const KEY_MS = 45;

/** The page for a story: finds elements as a person would see them, and types and presses there. */
export class StoryStage {
  #pace;
  #side;
  #document;
  #frame = element("iframe", { class: "story-frame", title: "" });
  /** @type {Set<string>} ids of the messages from before the story */
  #seen = new Set();
  /** @type {HTMLElement | null} the element that had the focus before the box was opened */
  #focused = null;

  /**
   * @param {StoryPace} pace
   * @param {HTMLElement} side the area for the pages of other people
   * @param {() => Document | null} [shown] the page of the story, if it isn't this one
   */
  constructor(pace, side, shown = () => document) {
    this.#pace = pace;
    this.#side = side;
    this.#document = shown;
  }

  /**
   * @template {Element} Kind
   * @param {string} what the element is, in words
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

  /** Opens the first channel, or the chat if there is no channel; remembers its messages. */
  async openConversation() {
    const first = await this.find("A conversation", ".conversation", HTMLElement);
    const link = document.querySelector(".conversation-channel .conversation-title") ?? first;
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    const isOpen = () => document.querySelector(".pane h2")?.textContent === link.textContent;
    await until("The conversation", isOpen, this.#pace.stopped);
    await this.remember();
  }

  /** Waits until the earlier messages have loaded, and remembers them. */
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

  /** A box that opens and closes takes the keyboard's focus; this returns it to the tour's buttons. */
  #returnFocus() {
    const { activeElement } = document;
    if (this.#focused?.isConnected && activeElement?.closest(".pane-foot")) this.#focused.focus();
  }

  /** @param {string} text the message to the bot, with a mention if the bot needs one */
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
   * Presses a button after people had time to see it.
   *
   * @param {HTMLElement} button
   */
  async press(button) {
    button.scrollIntoView({ block: "center" });
    await this.#pace.rest(BEFORE_PRESS_MS);
    button.click();
  }

  /**
   * Opens another person's page beside the conversation.
   *
   * @param {string} address
   * @param {string} [title] whose page it is
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
   * Finds an element on the page beside the conversation.
   *
   * @param {string} what
   * @param {string} selector
   */
  findInSide(what, selector) {
    return this.find(what, selector, HTMLElement, () => this.#frame.contentDocument);
  }
}

/** The time to see a button before it is pressed. */
const BEFORE_PRESS_MS = 1_200;
