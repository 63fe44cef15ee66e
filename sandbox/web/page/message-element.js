import { avatar } from "./avatar.js";
import { CardHost } from "./card-host.js";
import { declaredMentions } from "./card-mentions.js";
import { element } from "./element.js";
import { renderBotText, renderTypedText } from "./markdown.js";
import { longTime, shortTime } from "./time.js";

/**
 * @import { ActionResult, MessageView, PersonView, PressAction } from "../api.ts"
 */

/**
 * @typedef {object} MessageContext
 * @property {PersonView} me
 * @property {(message: MessageView, action: PressAction["action"]) => Promise<ActionResult>} press
 */

let made = 0;

/** One message on the page, updated in place. */
export class MessageElement {
  #context;
  #name = `message-${++made}`;
  #edited = element("span", { class: "message-edited" });
  #text = element("div", { class: "bubble", hidden: true });
  /** @type {CardHost | null} */
  #card = null;
  #problem = element("p", { class: "message-problem", role: "status" });
  #body = element("div", { class: "message-body" }, this.#text);
  #version = 0;

  /**
   * @param {MessageView} view
   * @param {MessageContext} context
   */
  constructor(view, context) {
    this.#context = context;
    this.view = view;
    this.element = this.#frame(view);
    this.update(view);
  }

  /** @param {MessageView} view */
  #frame({ id, from, at, root }) {
    const { me } = this.#context;
    const time = element("time", { datetime: at, title: longTime(at, me.locale), id: `${this.#name}-time` });
    time.textContent = shortTime(at, me.locale, new Date());
    const author = element(root ? "h4" : "h3", { class: "message-author", id: `${this.#name}-author` }, from.name);
    const kind = from.id === me.id ? "mine" : from.isBot ? "from-bot" : "from-person";
    return element(
      "article",
      { class: `message ${kind}`, "data-message-id": id, "aria-labelledby": `${this.#name}-author ${this.#name}-time`, tabindex: "-1" },
      avatar(from.name, from.isBot ? "bot" : "person"),
      element(
        "div",
        { class: "message-main" },
        element("div", { class: "message-head" }, author, time, this.#edited),
        this.#body,
        this.#problem,
      ),
    );
  }

  /** @param {MessageView} view */
  update(view) {
    this.#version += 1;
    this.view = view;
    this.#edited.textContent = view.editedAt ? "Edited" : "";
    this.#problem.textContent = view.problem ?? "";
    this.#showText(view);
    this.#showCard(view);
    const concernsMe = view.from.id !== this.#context.me.id && view.mentions.some(({ isMe }) => isMe);
    this.element.classList.toggle("mentions-me", concernsMe);
  }

  /** @param {MessageView} view */
  #showText({ text, mentions, from }) {
    const html = text ? (from.isBot ? renderBotText(text, mentions) : renderTypedText(text, mentions)) : "";
    if (this.#text.dataset["html"] === html) return;
    this.#text.dataset["html"] = html;
    this.#text.innerHTML = html;
    this.#text.hidden = html === "";
  }

  /** @param {MessageView} view */
  #showCard(view) {
    if (!view.card) {
      this.#card?.element.remove();
      this.#card = null;
      return;
    }
    const card = this.#card ?? this.#createCard();
    const mentions = declaredMentions(view.card, ({ id, text }) => this.#isMe(id, text, view));
    card.show(view.card, mentions);
  }

  /**
   * @param {string} id
   * @param {string} text
   * @param {MessageView} view
   */
  #isMe(id, text, { mentions }) {
    return id === this.#context.me.id || mentions.some((mention) => mention.isMe && mention.text === text);
  }

  #createCard() {
    let pressedAt = 0;
    this.#card = new CardHost({
      send: (action) => {
        pressedAt = this.#version;
        return this.#context.press(this.view, action);
      },
      // An event may have brought a newer card while the answer was on its way.
      replace: ({ message }) => this.#version === pressedAt && this.update(message),
    });
    this.#body.append(this.#card.element);
    return this.#card;
  }
}
