import { element } from "../common/element.js";
import { storyHref } from "./story-address.js";

/**
 * @import { StoryPace } from "./story-pace.js"
 * @import { StoryName } from "./story-address.js"
 */

/** @type {Readonly<Record<StoryName, { readonly title: string, readonly link: string }>>} */
const WORDS = {
  invitation: { title: "The life of an invitation", link: "The life of an invitation" },
  approval: { title: "An approval in a channel", link: "Now with approval" },
};

/**
 * @typedef {object} Playing
 * @property {StoryName} story the one that plays
 * @property {string} me id of the person who plays it
 * @property {boolean} others whether there is another story
 */

/** @param {string} words */
const button = (words) => element("button", { type: "button", class: "button" }, words);

/** The panel of the guided tour: its steps, its buttons, and the area that shows the partner's side. */
export class StoryPanel {
  #pace;
  /** @type {HTMLLIElement[]} */
  #steps = [];
  #said = element("p", { class: "story-said", role: "status" });
  #list = element("ol", { class: "story-steps" });
  #hold = button("Pause");
  #next = button("Next");
  #stop = button("Stop");
  #buttons;
  /** The area for the partner's mailbox and sign-in. */
  side = element("div", { class: "story-side", hidden: true });
  #playing;

  /**
   * @param {StoryPace} pace
   * @param {Playing} playing
   */
  constructor(pace, playing) {
    this.#pace = pace;
    this.#playing = playing;
    this.#buttons = element("div", { class: "story-buttons" }, this.#hold, this.#next, this.#stop);
    const heading = element("h2", { tabindex: "-1", id: "story-title" }, WORDS[playing.story].title);
    this.element = element(
      "aside",
      { class: "story", "aria-labelledby": "story-title" },
      heading,
      this.#buttons,
      this.#said,
      this.#list,
      this.side,
    );
    this.#listen();
  }

  #listen() {
    this.#hold.addEventListener("click", () => this.#toggle());
    this.#next.addEventListener("click", () => this.#pace.next());
    this.#stop.addEventListener("click", () => this.close());
    this.element.addEventListener("keydown", ({ key }) => key === "Escape" && this.close());
  }

  #toggle() {
    this.#pace.toggle();
    this.#hold.textContent = this.#pace.isHeld ? "Continue" : "Pause";
  }

  /** @param {readonly string[]} captions of the steps */
  open(captions) {
    this.#steps = captions.map((caption) => element("li", {}, caption));
    this.#list.replaceChildren(...this.#steps);
    document.body.append(this.element);
    document.body.dataset["story"] = "";
    this.#stop.focus();
  }

  /** Ends the story and removes the panel. */
  close() {
    this.#pace.stop();
    const hadFocus = this.element.contains(document.activeElement);
    this.element.remove();
    delete document.body.dataset["story"];
    const heading = document.querySelector(".pane h2");
    if (hadFocus && heading instanceof HTMLElement) heading.focus();
  }

  /** @param {number} at */
  show(at) {
    this.#mark(at);
    this.#say(`${at + 1} of ${this.#steps.length}: ${this.#steps[at]?.textContent ?? ""}`);
  }

  /** @param {number} at the present step; the steps before it are done */
  #mark(at) {
    for (const [index, step] of this.#steps.entries()) {
      step.className = index < at ? "story-done" : "";
      if (index === at) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
  }

  /** @param {string} words */
  finish(words) {
    this.#mark(this.#steps.length);
    this.#say(words);
    this.side.hidden = true;
    const { story, others } = this.#playing;
    const other = story === "invitation" ? "approval" : "invitation";
    const links = [this.#link("Play again", story), ...(others ? [this.#link(WORDS[other].link, other)] : [])];
    const hadFocus = this.#buttons.contains(document.activeElement);
    this.#stop.textContent = "Close";
    this.#buttons.replaceChildren(...links, this.#stop);
    if (hadFocus) this.#stop.focus();
  }

  /**
   * @param {string} words
   * @param {StoryName} story
   */
  #link(words, story) {
    return element("a", { class: "button", href: `${storyHref(story)}&as=${this.#playing.me}` }, words);
  }

  /** @param {string} words */
  #say(words) {
    this.#said.textContent = words;
  }
}
