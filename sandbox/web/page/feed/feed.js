import { setFeedBadge } from "../common/badges.js";
import { logFailure } from "../common/log-failure.js";
import { find } from "../common/find.js";
import { FEED_HREF } from "../common/navigation.js";
import { feedList } from "./feed-list.js";
import { word } from "../common/words.js";

/** @import { TeamsApi } from "../api/api.js" */

/** The activity feed in the window: its badge, and its list, which replaces the list of conversations while it is open. */
export class Feed {
  #api;
  #locale;
  #place = find("#feed", HTMLElement);
  #isOpen = false;

  /**
   * @param {TeamsApi} api
   * @param {string} locale
   */
  constructor(api, locale) {
    this.#api = api;
    this.#locale = locale;
    // Following an item marks it as read.
    this.#place.addEventListener("click", ({ target }) => {
      const item = target instanceof Element ? target.closest("[data-feed-item]")?.getAttribute("data-feed-item") : null;
      if (item) logFailure("mark activity as read", this.#api.readFeed([item]));
    });
  }

  /** @param {number} unread */
  async changed(unread) {
    setFeedBadge(unread);
    if (this.#isOpen) await this.#draw();
  }

  /** Shows the feed or the conversations, by the address. */
  async navigate() {
    this.#isOpen = location.hash === FEED_HREF;
    this.#place.hidden = !this.#isOpen;
    find("#conversations", HTMLElement).hidden = this.#isOpen;
    find("#list-title", HTMLElement).textContent = word(this.#isOpen ? "activity" : "chat");
    find("#rail-feed", HTMLElement).ariaCurrent = this.#isOpen ? "page" : null;
    find("#rail-chat", HTMLElement).ariaCurrent = this.#isOpen ? null : "page";
    if (this.#isOpen) await this.#draw();
  }

  async #draw() {
    const focused = document.activeElement?.getAttribute("data-feed-item");
    this.#place.replaceChildren(feedList(await this.#api.feed(), this.#locale));
    const again = focused ? this.#place.querySelector(`[data-feed-item="${CSS.escape(focused)}"]`) : null;
    if (again instanceof HTMLElement) again.focus();
  }
}
