import { element } from "../common/element.js";
import { word } from "../common/words.js";

const NEAR_BOTTOM = 60;

/**
 * The scrolling area of a conversation. It follows the latest message only while the reader is at the end; elsewhere a button says that
 * there is a new message.
 */
export class MessageScroller {
  /** @type {number | null} null: at the latest message */
  #scrolledTo = null;
  #latest = element("button", { type: "button", class: "jump-to-latest", hidden: true }, word("newMessages"));
  #scroller;

  /**
   * @param {string} label
   * @param {string} className
   * @param {...Node} content
   */
  constructor(label, className, ...content) {
    // "off" until the history has loaded, so that a screen reader announces new messages only, not the whole history.
    this.#scroller = element(
      "div",
      { class: `messages ${className}`, role: "log", "aria-live": "off", tabindex: "0", "aria-label": label },
      ...content,
    );
    this.elements = [this.#scroller, element("div", { class: "jump" }, this.#latest)];
    this.#latest.addEventListener("click", () => this.toLatest());
    this.#scroller.addEventListener("scroll", () => this.#onScroll(), { passive: true });
    // A box that opens below, a phone's keyboard, or a card that grows must not push the latest message out of view.
    const observer = new ResizeObserver(() => this.restore());
    for (const part of [this.#scroller, ...content]) if (part instanceof Element) observer.observe(part);
  }

  get isAtLatest() {
    return this.#scrolledTo === null;
  }

  /** The history has loaded: from now on new messages are announced. */
  goLive() {
    this.#scroller.setAttribute("aria-live", "polite");
  }

  toLatest() {
    this.#scrolledTo = null; // Its scroll event comes after messages that are added meanwhile.
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#latest.hidden = true;
  }

  offerLatest() {
    this.#latest.hidden = false;
  }

  /** An element that was removed from the page loses its scroll position. */
  restore() {
    if (this.#scrolledTo === null) this.toLatest();
    else this.#scroller.scrollTop = this.#scrolledTo;
  }

  #onScroll() {
    if (!this.#scroller.isConnected) return;
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
    this.#scrolledTo = isNear ? null : scrollTop;
    if (isNear) this.#latest.hidden = true;
  }
}
