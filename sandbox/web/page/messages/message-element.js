import { avatar } from "../common/avatar.js";
import { CardHost } from "../card/card-host.js";
import { question } from "../card/card-notes.js";
import { declaredMentions } from "../text/card-mentions.js";
import { disclosure } from "../common/disclosure.js";
import { element } from "../common/element.js";
import { renderBotText, renderTypedText } from "../text/markdown.js";
import { signInByPopup } from "../sign-in/sign-in-by-popup.js";
import { longTime, shortTime } from "../common/time.js";
import { inTheirWords, word } from "../common/words.js";

/**
 * @import { MessageView, PersonView } from "../../../page-api/api.ts"
 * @import { MessageActions } from "../api/message-actions.js"
 */

/**
 * @typedef {object} MessageContext
 * @property {PersonView} me
 * @property {MessageActions} actions
 * @property {(message: HTMLElement) => void} watch called with each message whose card refreshes automatically
 */

let made = 0;

/** One message on the page, updated in place. */
export class MessageElement {
  #context;
  #name = `message-${++made}`;
  #edited = element("span", { class: "message-edited" });
  #text = element("div", { class: "bubble", dir: "auto", hidden: true });
  /** @type {CardHost | null} */
  #card = null;
  #problem = element("p", { class: "message-problem", role: "status" });
  #refresh = element("button", { type: "button", class: "message-refresh" }, word("refreshCard"));
  #more = disclosure("⋯", element("div", { class: "message-menu" }, this.#refresh), word("moreOptions"));
  #signIn = element("div", { class: "message-sign-in" });
  #body = element("div", { class: "message-body" }, this.#text, this.#signIn);
  #version = 0;

  /**
   * @param {MessageView} view
   * @param {MessageContext} context
   */
  constructor(view, context) {
    this.#context = context;
    this.view = view;
    this.element = this.#frame(view);
    this.#more.className = "message-more";
    this.#refresh.addEventListener("click", () => {
      this.#more.open = false;
      void this.#card?.refresh();
    });
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
        element("div", { class: "message-head" }, author, time, this.#edited, this.#more),
        this.#body,
        this.#problem,
      ),
    );
  }

  /** @param {MessageView} view */
  update(view) {
    this.#version += 1;
    this.view = view;
    this.#edited.textContent = view.editedAt ? word("edited") : "";
    this.#problem.textContent = inTheirWords(view.problem ?? "");
    this.#showText(view);
    this.#showCard(view);
    this.#showSignIn(view);
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
    const refreshes = Boolean(view.card?.["refresh"]);
    this.#more.hidden = !refreshes;
    if (refreshes) this.#context.watch(this.element);
    if (!view.card) {
      this.#card?.element.remove();
      this.#card = null;
      return;
    }
    const card = this.#card ?? this.#createCard();
    const mentions = declaredMentions(view.card, ({ id, text }) => this.#isMe(id, text, view));
    card.show(view.card, mentions);
    card.blame(view.cardProblem);
  }

  /** @param {MessageView} view of an OAuth card, where Teams could not sign in silently (Microsoft: Bot single sign-on) */
  #showSignIn({ signIn }) {
    if (!signIn) return this.#signIn.replaceChildren();
    const { text, title, url } = signIn;
    const act = async () => {
      const result = await this.#context.actions.verify(this.view, await signInByPopup(url));
      this.#problem.textContent = result.kind === "error" ? inTheirWords(result.text) : "";
    };
    this.#signIn.replaceChildren(question(text, [{ title, isMain: true, act: () => void act() }]));
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
    const { actions } = this.#context;
    this.#card = new CardHost({
      send: (action, again) => {
        pressedAt = this.#version;
        return again ? actions.press(this.view, action, again) : actions.press(this.view, action);
      },
      submit: (data) => actions.submit(this.view, data),
      refresh: () => {
        pressedAt = this.#version;
        return actions.refresh(this.view);
      },
      search: (dataset, query) => actions.search(this.view, dataset, query),
      // An event may have brought a newer card before the answer arrived.
      replace: ({ message }) => {
        if (this.#version === pressedAt) this.update(message);
        this.element.scrollIntoView({ block: "nearest" });
      },
    });
    this.#body.append(this.#card.element);
    return this.#card;
  }
}
