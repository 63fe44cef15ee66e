import { avatar } from "../common/avatar.js";
import { appBar } from "./app-bar.js";
import { cardViews } from "../card/card-views.js";
import { channelMenu } from "./channel-menu.js";
import { commandsIn } from "../compose/command-suggestions.js";
import { Compose } from "../compose/compose.js";
import { logFailure } from "../common/log-failure.js";
import { element } from "../common/element.js";
import { firstHint } from "./first-hint.js";
import { messageActions } from "../api/message-actions.js";
import { MessageList } from "../messages/message-list.js";
import { MessageScroller } from "../messages/message-scroller.js";
import { typingIndicator } from "../messages/typing-indicator.js";
import { word } from "../common/words.js";

/**
 * @import { ConversationView, MessageView, PersonView, TenantView } from "../../../page-api/api.ts"
 * @import { TeamsApi } from "../api/api.js"
 * @import { Word } from "../common/words.js"
 */

/**
 * @typedef {object} PaneOptions
 * @property {TeamsApi} api
 * @property {PersonView} me
 * @property {TenantView} tenant
 */

/** @type {{ readonly [Kind in ConversationView["kind"]]: { readonly name: Word, readonly picture: "bot" | "group" | "channel" } }} */
const KINDS = {
  personal: { name: "bot", picture: "bot" },
  groupChat: { name: "groupChat", picture: "group" },
  channel: { name: "channel", picture: "channel" },
};

const EMPTY = /** @type {const} */ ({ groupChat: "emptyGroup", channel: "emptyChannel" });

/** One conversation with its header, messages and text box. It is kept, with its drafts, while other conversations are open. */
export class ConversationPane {
  #options;
  #conversation;
  #list;
  #typing;
  #scroller;
  #appBar;
  #unheard = element("p", { class: "unheard", role: "status" });
  #foot = element("div", { class: "pane-foot" });

  /**
   * @param {ConversationView} conversation
   * @param {PaneOptions} options
   */
  constructor(conversation, options) {
    this.#conversation = conversation;
    this.#options = options;
    const { title } = conversation;
    const empty =
      conversation.kind === "personal" ? firstHint(options.tenant) : element("p", { class: "nothing-yet" }, word(EMPTY[conversation.kind]));
    this.#appBar = appBar((change) => options.api.changeApp(conversation.id, change));
    this.#appBar.show(conversation);
    this.#typing = typingIndicator();
    const watch = cardViews((messages) =>
      logFailure("report what is in view", options.api.reportViews({ conversation: conversation.id, messages })),
    );
    this.#list = new MessageList({
      context: { me: options.me, actions: messageActions(options.api), watch },
      createReplyBox: this.#isChannel ? (root) => this.#compose(word("reply"), root) : null,
    });
    const className = this.#isChannel ? "messages-channel" : "messages-chat";
    this.#scroller = new MessageScroller(word("messagesIn", { title }), className, this.#list.element, empty, this.#typing.element);
    this.element = element(
      "section",
      { class: "pane", "aria-label": title },
      this.#head(),
      ...this.#scroller.elements,
      this.#unheard,
      this.#foot,
    );
    if (this.#isChannel) this.#offerPost();
    else this.#foot.replaceChildren(this.#compose(word("newMessage"), null).element);
  }

  get #isChannel() {
    return this.#conversation.kind === "channel";
  }

  /** @param {ConversationView} conversation the same one, with its present properties */
  describe(conversation) {
    if (conversation.app !== this.#conversation.app) this.#appBar.show(conversation);
    const heading = this.element.querySelector("h2");
    if (heading) heading.textContent = conversation.title;
    this.#conversation = conversation;
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

  /**
   * Scrolls to one of its messages.
   *
   * @param {string} message
   * @returns {boolean} false if it isn't in the conversation
   */
  goTo(message) {
    const found = this.element.querySelector(`[data-message-id="${CSS.escape(message)}"]`);
    if (!(found instanceof HTMLElement)) return false;
    found.scrollIntoView({ block: "center" });
    found.focus({ preventScroll: true });
    return true;
  }

  /** @param {string} name of the person who types */
  showTyping(name) {
    const follow = this.#scroller.isAtLatest;
    this.#typing.show(name);
    if (follow) this.#scroller.toLatest();
  }

  restoreScroll() {
    this.#scroller.restore();
  }

  #head() {
    const { title, team, kind } = this.#conversation;
    const { name, picture } = KINDS[kind];
    const names = element(
      "div",
      { class: "pane-names" },
      element("h2", { tabindex: "-1" }, title),
      element("p", { class: "pane-team" }, team ?? word(name)),
    );
    const back = element("a", { class: "back", href: "#", "aria-label": word("back") });
    return element("header", { class: "pane-head" }, back, avatar(team ?? title, picture), names, this.#menus());
  }

  #menus() {
    const { api } = this.#options;
    const { id } = this.#conversation;
    const menu = channelMenu({
      create: (name) => api.createChannel(name),
      rename: (name) => api.renameChannel(id, name),
      remove: () => api.deleteChannel(id),
    });
    return element("div", { class: "app-bar" }, this.#isChannel ? menu : null, this.#appBar.element);
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
      commands: commandsIn(tenant.commands, this.#conversation.kind),
      needsMention: this.#conversation.kind !== "personal",
      members: () => api.members(this.#conversation.id),
      typing: () => logFailure("tell that somebody types", api.typing({ conversation: this.#conversation.id, root })),
      onSent: (isHeard) => {
        this.#unheard.textContent = isHeard ? "" : word("unheard", { bot: tenant.botName });
      },
      ...(onClose ? { onClose } : {}),
      send: async (message) => {
        await api.send({ conversation: this.#conversation.id, root, ...message });
        onClose?.();
      },
    });
  }

  /** Channels have a button that opens the text box, as in Teams. */
  #offerPost() {
    const start = element("button", { type: "button", class: "button button-primary start-post" }, word("startPost"));
    const close = () => {
      this.#foot.replaceChildren(start);
      start.focus();
    };
    start.addEventListener("click", () => {
      const compose = this.#compose(word("newPost"), null, close);
      this.#foot.replaceChildren(compose.element);
      compose.focus();
    });
    this.#foot.replaceChildren(start);
  }
}
