import { cardNotes } from "./card-notes.js";
import { element } from "../common/element.js";
import { pressAction, showResult } from "./press-action.js";
import { renderCard } from "./render-card.js";

/**
 * @import { Action } from "adaptivecards"
 * @import { ActionResult, PressAction } from "../../../page-api/api.ts"
 * @import { SearchChoice, SubmitResult } from "../../../page-api/teams-api.ts"
 * @import { Json } from "../text/card-mentions.js"
 * @import { Mention } from "../text/mentions.js"
 * @import { PressAgain } from "../api/message-actions.js"
 * @import { RenderedCard } from "./render-card.js"
 */

/**
 * @typedef {object} CardHostOptions
 * @property {(action: PressAction["action"], again?: PressAgain) => Promise<ActionResult>} send
 * @property {(data: Readonly<Record<string, unknown>>) => Promise<SubmitResult>} submit
 * @property {() => Promise<ActionResult>} refresh
 * @property {(dataset: string, query: string) => Promise<SearchChoice[]>} search
 * @property {(result: Extract<ActionResult, { kind: "card" }>) => void} replace called with the card that a press returned
 */

/** The container of one message's card: draws it and handles its buttons. */
export class CardHost {
  #notes = cardNotes();
  #frame = element("div", { class: "card-frame", tabindex: "-1", "aria-live": "off" });
  #options;
  /** @type {RenderedCard | null} */
  #rendered = null;
  #shown = "";
  #blamed = false;
  /** @type {Action | null} */
  #busy = null;
  /** @type {Action[]} the buttons that are disabled only while one is busy */
  #paused = [];

  /** @param {CardHostOptions} options */
  constructor(options) {
    this.#options = options;
    this.element = element("div", { class: "card" }, this.#notes.above, this.#frame, this.#notes.below);
  }

  /**
   * Shows a card. The same card again changes nothing, so that a person's inputs stay.
   *
   * @param {Json} json
   * @param {readonly Mention[]} mentions
   */
  show(json, mentions) {
    const text = JSON.stringify(json);
    if (text === this.#shown) return;
    const hadFocus = this.#hasFocus();
    this.#rendered?.release();
    this.#notes.clear();
    this.#busy = null;
    this.#shown = text;
    this.#rendered = renderCard(json, mentions, (action) => this.#press(action), this.#options.search);
    this.#frame.replaceChildren(this.#rendered.element);
    this.#describe(json);
    if (hadFocus) this.#frame.focus({ preventScroll: true });
  }

  /**
   * Says why this person's view of the card is missing (`MessageView.cardProblem`).
   *
   * @param {string | null} problem
   */
  blame(problem) {
    this.#frame.hidden = problem !== null;
    if (problem !== null) this.#notes.warn(problem);
    else if (this.#blamed) this.#notes.clear();
    this.#blamed = problem !== null;
  }

  /** "Refresh card" of the message's menu. */
  async refresh() {
    this.#notes.clear();
    const again = () => void this.refresh();
    showResult(await this.#options.refresh(), { notes: this.#notes, replace: this.#options.replace }, again);
  }

  /** A pressed button is disabled while the bot works, and so loses the focus. */
  #hasFocus() {
    const { activeElement, body } = document;
    return this.element.contains(activeElement) || (this.#busy !== null && activeElement === body);
  }

  /** @param {Json} json */
  #describe(json) {
    const { lang, rtl, msteams } = json;
    const width = msteams && typeof msteams === "object" && "width" in msteams ? msteams.width : null;
    this.element.classList.toggle("card-full", String(width).toLowerCase() === "full");
    // A card says its own direction, whatever the page's is.
    this.#frame.dir = rtl === true ? "rtl" : "ltr";
    if (typeof lang === "string") this.#frame.lang = lang;
    else this.#frame.removeAttribute("lang");
  }

  /** @param {Action} action */
  #press(action) {
    const rendered = this.#rendered;
    void pressAction(action, {
      notes: this.#notes,
      send: this.#options.send,
      submit: this.#options.submit,
      replace: this.#options.replace,
      // A card that an event brought meanwhile has different buttons.
      setBusy: (busy) => rendered === this.#rendered && this.#setBusy(busy),
    });
  }

  /** @param {Action | null} busy */
  #setBusy(busy) {
    const pressed = busy ?? this.#busy;
    this.#busy = busy;
    this.element.toggleAttribute("data-busy", busy !== null);
    this.#enableActions(busy === null);
    const button = pressed?.renderedElement;
    button?.setAttribute("aria-busy", String(busy !== null));
    if (!busy && document.activeElement === document.body) button?.focus({ preventScroll: true });
  }

  /** @param {boolean} enabled */
  #enableActions(enabled) {
    const card = this.#rendered?.card;
    if (!enabled) this.#paused = (card?.getAllActions() ?? []).filter((action) => action.isEnabled);
    for (const action of this.#paused) action.isEnabled = enabled;
    card?.updateActionsEnabledState();
  }
}
