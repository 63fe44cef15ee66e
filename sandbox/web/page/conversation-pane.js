import { avatar } from "./avatar.js";
import { Compose } from "./compose.js";
import { element } from "./element.js";
import { firstHint } from "./first-hint.js";
import { MessageList } from "./message-list.js";
import { MessageScroller } from "./message-scroller.js";
import { typingIndicator } from "./typing-indicator.js";

/**
 * @import { ConversationView, MessageView, PersonView, PressAction, TenantView } from "../api.ts"
 * @import { TeamsApi } from "./api.js"
 */

/**
 * @typedef {object} PaneOptions
 * @property {TeamsApi} api
 * @property {PersonView} me
 * @property {TenantView} tenant
 */

const EMPTY_CHANNEL = "Nothing here yet. Start a post, and mention the bot so that it answers.";

/** One conversation with its header, messages and box to write in. Kept while others are looked at, with its drafts. */
export class ConversationPane {
  #options;
  #conversation;
  #list;
  #typing;
  #scroller;
  #foot = element("div", { class: "pane-foot" });

  /**
   * @param {ConversationView} conversation
   * @param {PaneOptions} options
   */
  constructor(conversation, options) {
    this.#conversation = conversation;
    this.#options = options;
    const { title } = conversation;
    const empty = this.#isChannel ? element("p", { class: "nothing-yet" }, EMPTY_CHANNEL) : firstHint(options.tenant);
    this.#typing = typingIndicator(options.tenant.botName);
    this.#list = new MessageList({
      context: { me: options.me, press: (message, action) => this.#press(message, action) },
      createReplyBox: this.#isChannel ? (root) => this.#compose("Reply", root) : null,
    });
    const className = this.#isChannel ? "messages-channel" : "messages-chat";
    this.#scroller = new MessageScroller(`Messages in ${title}`, className, this.#list.element, empty, this.#typing.element);
    this.element = element("section", { class: "pane", "aria-label": title }, this.#head(), ...this.#scroller.elements, this.#foot);
    if (this.#isChannel) this.#offerPost();
    else this.#foot.replaceChildren(this.#compose("New message", null).element);
  }

  get #isChannel() {
    return this.#conversation.kind === "channel";
  }

  /** Reads everything again. */
  async load() {
    const views = await this.#options.api.messages(this.#conversation.id);
    const follow = this.#scroller.isAtLatest;
    this.#list.replaceAll(views);
    if (follow) this.#scroller.toLatest();
    this.#scroller.goLive();
  }

  /** @param {MessageView} view */
  upsert(view) {
    const follow = this.#scroller.isAtLatest || view.from.id === this.#options.me.id;
    const added = this.#list.upsert(view);
    if (!added) return;
    if (view.from.isBot) this.#typing.hide();
    if (!follow) this.#scroller.offerLatest();
    else if (view.root) added.scrollIntoView({ block: "nearest" });
    else this.#scroller.toLatest();
  }

  /** @param {string} id */
  remove(id) {
    this.#list.remove(id);
  }

  showTyping() {
    const follow = this.#scroller.isAtLatest;
    this.#typing.show();
    if (follow) this.#scroller.toLatest();
  }

  restoreScroll() {
    this.#scroller.restore();
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
      needsMention: this.#isChannel,
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
    const close = () => {
      this.#foot.replaceChildren(start);
      start.focus();
    };
    start.addEventListener("click", () => {
      const compose = this.#compose("New post", null, close);
      this.#foot.replaceChildren(compose.element);
      compose.focus();
    });
    this.#foot.replaceChildren(start);
  }

  /**
   * @param {MessageView} message
   * @param {PressAction["action"]} action
   */
  #press(message, action) {
    return this.#options.api.press({ conversation: this.#conversation.id, message: message.id, action });
  }
}
