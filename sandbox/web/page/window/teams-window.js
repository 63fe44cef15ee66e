import { setChatBadge, setMailBadge } from "../common/badges.js";
import { drawConversations } from "../conversation/conversation-list.js";
import { ConversationPane } from "../conversation/conversation-pane.js";
import { logFailure } from "../common/log-failure.js";
import { Feed } from "../feed/feed.js";
import { find } from "../common/find.js";
import { inOrder } from "../common/in-order.js";
import { listen } from "../api/live.js";
import { conversationAt, conversationHref, FEED_HREF, isPhone, messageAt } from "../common/navigation.js";
import { drawCardsAsOn } from "../text/markdown.js";
import { isForMe, showToast } from "./toast.js";
import { word } from "../common/words.js";

/**
 * @import { ConversationView, MessageView, PageEvents } from "../../../page-api/api.ts"
 * @import { PaneOptions } from "../conversation/conversation-pane.js"
 */

/** The window: a list of conversations, the open one, and live updates. */
export class TeamsWindow {
  #options;
  #feed;
  #list = find("#conversations", HTMLElement);
  #place = find("#open-conversation", HTMLElement);
  #connection = find("#connection", HTMLElement);
  /** @type {readonly ConversationView[]} */
  #conversations = [];
  /** @type {Map<string, ConversationPane>} the ones that were opened */
  #panes = new Map();
  /** @type {Set<string>} ids of messages that made a toast */
  #noticed = new Set();
  /** @type {ConversationView | null} */
  #open = null;
  #queue = inOrder((error) => this.#sayDisconnected(error));

  /** @param {PaneOptions} options */
  constructor(options) {
    this.#options = options;
    this.#feed = new Feed(options.api, options.me.locale);
  }

  /** Connects, and shows the conversation or feed in the address. */
  start() {
    listen(this.#options.api.events, {
      hello: () => this.#queue(() => this.#readAll()),
      look: ({ cardsAsOn }) => void (drawCardsAsOn(cardsAsOn) && this.#queue(() => this.#startOver())),
      reset: () => this.#queue(() => this.#startOver()),
      message: (view) => this.#queue(() => this.#receive(view)),
      deleted: ({ conversation, id }) => this.#queue(() => this.#panes.get(conversation)?.remove(id)),
      typing: ({ conversation, from }) => this.#panes.get(conversation)?.showTyping(from.name),
      conversations: (conversations) => this.#queue(() => this.#show(conversations)),
      feed: (change) => this.#queue(() => this.#receiveFeed(change)),
      mail: ({ unread }) => setMailBadge(unread),
      lost: () => this.#sayDisconnected(null),
    });
    window.addEventListener("hashchange", () => void this.#queue(() => this.#navigate(true)));
    matchMedia("(max-width: 720px)").addEventListener("change", () => void this.#queue(() => this.#navigate(false)));
    find("#skip", HTMLButtonElement).addEventListener("click", () => this.#moveFocus());
    document.addEventListener("visibilitychange", () => this.#markRead());
  }

  async #readAll() {
    this.#conversations = await this.#options.api.conversations();
    await Promise.all([...this.#panes.values()].map((pane) => pane.load()));
    await this.#navigate(false);
    this.#connection.hidden = true;
  }

  async #startOver() {
    this.#panes.clear();
    this.#noticed.clear();
    this.#open = null;
    await this.#readAll();
  }

  /** @param {readonly ConversationView[]} conversations */
  #show(conversations) {
    this.#conversations = conversations;
    for (const conversation of conversations) this.#panes.get(conversation.id)?.describe(conversation);
    this.#drawList();
  }

  #drawList() {
    drawConversations(this.#list, this.#conversations, this.#open?.id ?? null);
    setChatBadge(this.#conversations, this.#open?.title ?? word("chat"));
  }

  /** @param {boolean} byPerson whether the person navigated: then the focus moves too */
  async #navigate(byPerson) {
    this.#open = this.#conversationToShow();
    document.body.dataset["screen"] = this.#open ? "conversation" : "list";
    this.#drawList();
    await this.#feed.navigate();
    const pane = this.#open ? await this.#openPane(this.#open) : null;
    if (!pane) this.#place.replaceChildren();
    const message = messageAt(location.hash);
    const wentTo = message !== null && pane?.goTo(message);
    if (byPerson && !wentTo) this.#moveFocus();
    this.#markRead();
  }

  /** The feed doesn't replace the open conversation. */
  #conversationToShow() {
    if (location.hash === FEED_HREF && !isPhone() && this.#open) return this.#open;
    return conversationAt(this.#conversations, location.hash, isPhone());
  }

  /** @param {ConversationView} conversation */
  async #openPane(conversation) {
    const known = this.#panes.get(conversation.id);
    const pane = known ?? new ConversationPane(conversation, this.#options);
    this.#panes.set(conversation.id, pane);
    if (!pane.element.isConnected) this.#place.replaceChildren(pane.element);
    pane.restoreScroll();
    if (!known) await pane.load();
    return pane;
  }

  #moveFocus() {
    const isList = location.hash === FEED_HREF || !this.#open;
    const target = isList ? document.querySelector(".list :is(a, h2)") : this.#place.querySelector("h2");
    if (target instanceof HTMLElement) target.focus();
  }

  /** @param {MessageView} view */
  #receive(view) {
    this.#panes.get(view.conversation)?.upsert(view);
    const isLookedAt = this.#isLookedAt(view.conversation);
    if (isLookedAt) this.#markRead();
    const conversation = this.#conversations.find(({ id }) => id === view.conversation);
    const isNew = !view.editedAt && !this.#noticed.has(view.id);
    this.#noticed.add(view.id);
    if (isNew && !isLookedAt && conversation && isForMe(view, conversation, this.#options.me.id)) {
      showToast(view, conversation.title, conversationHref(view.conversation));
    }
  }

  /** @param {PageEvents["feed"]} change */
  async #receiveFeed({ unread, item }) {
    if (item?.kind === "mention" && !this.#isLookedAt(item.conversation)) {
      showToast({ from: item.from, text: item.preview }, item.place, conversationHref(item.conversation, item.message));
    }
    await this.#feed.changed(unread);
  }

  /** @param {string} conversation */
  #isLookedAt(conversation) {
    return conversation === this.#open?.id && document.visibilityState === "visible";
  }

  #markRead() {
    if (!this.#open || document.visibilityState !== "visible") return;
    logFailure("mark as read", this.#options.api.markRead(this.#open.id));
  }

  /** @param {unknown} error */
  #sayDisconnected(error) {
    if (error) console.error(error);
    this.#connection.textContent =
      error instanceof Error ? `Something went wrong: ${error.message}` : "The sandbox does not answer. Reconnecting …";
    this.#connection.hidden = false;
  }
}
