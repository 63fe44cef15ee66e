import { announce } from "./announce.js";
import { avatar } from "./avatar.js";
import { Compose } from "./compose.js";
import { element } from "./element.js";
import { MessageList } from "./message-list.js";
import { typingIndicator } from "./typing-indicator.js";

/**
 * @import { ConversationView, MessageView, PersonView, TenantView } from "../api.ts"
 * @import { TeamsApi } from "./api.js"
 */

/**
 * @typedef {object} PaneOptions
 * @property {TeamsApi} api
 * @property {PersonView} me
 * @property {TenantView} tenant
 */

const NEAR_BOTTOM = 60;

/** One conversation with its header, messages and box to write in. Kept while others are looked at, with its drafts. */
export class ConversationPane {
  #options;
  #conversation;
  #list;
  #typing;
  #scroller;
  #latest = element("button", { type: "button", class: "jump-to-latest", hidden: true }, "New messages");
  #foot = element("div", { class: "pane-foot" });
  /** @type {number | null} null: at the latest message */
  #scrolledTo = null;

  /**
   * @param {ConversationView} conversation
   * @param {PaneOptions} options
   */
  constructor(conversation, options) {
    this.#conversation = conversation;
    this.#options = options;
    const isChannel = conversation.kind === "channel";
    this.#typing = typingIndicator(options.tenant.botName);
    this.#list = new MessageList({
      context: { me: options.me, press: (message, action) => this.#press(message, action) },
      createReplyBox: isChannel ? (root) => this.#compose("Reply", root) : null,
    });
    this.#scroller = element(
      "div",
      {
        class: `messages ${isChannel ? "messages-channel" : "messages-chat"}`,
        role: "region",
        tabindex: "0",
        "aria-label": `Messages in ${conversation.title}`,
      },
      this.#list.element,
      this.#typing.element,
    );
    this.element = element(
      "section",
      { class: "pane", "aria-label": conversation.title },
      this.#head(),
      this.#scroller,
      this.#latest,
      this.#foot,
    );
    this.#latest.addEventListener("click", () => this.#scrollToLatest());
    // A box that opens below, or a phone's keyboard, must not push the latest message out of sight.
    new ResizeObserver(() => this.#scrolledTo === null && this.#scrollToLatest()).observe(this.#scroller);
    this.#scroller.addEventListener("scroll", () => this.#onScroll(), { passive: true });
    if (isChannel) this.#offerPost();
    else this.#foot.replaceChildren(this.#compose("New message", null).element);
  }

  /** Reads everything again. */
  async load() {
    const first = this.#list.isEmpty;
    const views = await this.#options.api.messages(this.#conversation.id);
    const stick = first || this.#scrolledTo === null;
    this.#list.replaceAll(views);
    if (stick) this.#scrollToLatest();
  }

  /** @param {MessageView} view */
  upsert(view) {
    const stick = this.#scrolledTo === null || view.from.id === this.#options.me.id;
    const added = this.#list.upsert(view);
    if (!added) return;
    if (view.from.isBot) this.#typing.hide();
    if (view.from.id !== this.#options.me.id) announce(`${view.from.name}: ${added.querySelector(".message-body")?.textContent ?? ""}`);
    if (!stick) this.#latest.hidden = false;
    else if (view.root) added.scrollIntoView({ block: "nearest" });
    else this.#scrollToLatest();
  }

  /** An element that was taken off the page forgets how far it was scrolled. */
  restoreScroll() {
    if (this.#scrolledTo === null) this.#scrollToLatest();
    else this.#scroller.scrollTop = this.#scrolledTo;
  }

  /** @param {string} id */
  remove(id) {
    this.#list.remove(id);
  }

  showTyping() {
    const stick = this.#scrolledTo === null;
    this.#typing.show();
    if (stick) this.#scrollToLatest();
  }

  #head() {
    const { title, team, kind } = this.#conversation;
    const names = element("div", {}, element("h2", { tabindex: "-1" }, title), element("p", { class: "pane-team" }, team ?? "Bot"));
    const back = element("a", { class: "back", href: "#", "aria-label": "Back to conversations" });
    return element("header", { class: "pane-head" }, back, avatar(team ?? title, kind === "channel" ? "channel" : "bot"), names);
  }

  /**
   * @param {string} label
   * @param {string | null} root
   * @param {() => void} [onClose]
   */
  #compose(label, root, onClose) {
    const { tenant, api } = this.#options;
    return new Compose({
      label,
      botName: tenant.botName,
      commands: tenant.commands,
      needsMention: this.#conversation.kind === "channel",
      ...(onClose ? { onClose } : {}),
      send: async (text, mentionBot) => {
        await api.send({ conversation: this.#conversation.id, root, text, mentionBot });
        onClose?.();
      },
    });
  }

  /** Channels have a button that opens the box, as in Teams. */
  #offerPost() {
    const start = element("button", { type: "button", class: "button button-primary start-post" }, "Start a post");
    start.addEventListener("click", () => {
      const compose = this.#compose("New post", null, () => {
        this.#foot.replaceChildren(start);
        start.focus();
      });
      this.#foot.replaceChildren(compose.element);
      compose.focus();
    });
    this.#foot.replaceChildren(start);
  }

  /**
   * @param {MessageView} message
   * @param {import("../api.ts").PressAction["action"]} action
   */
  #press(message, action) {
    return this.#options.api.press({ conversation: this.#conversation.id, message: message.id, action });
  }

  #onScroll() {
    if (!this.#scroller.isConnected) return;
    const atBottom = this.#isAtBottom();
    this.#scrolledTo = atBottom ? null : this.#scroller.scrollTop;
    if (atBottom) this.#latest.hidden = true;
  }

  #isAtBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
  }

  #scrollToLatest() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#latest.hidden = true;
  }
}
