import { element } from "../common/element.js";
import { word } from "../common/words.js";

/**
 * A post in a channel, with its replies.
 *
 * @typedef {object} Thread
 * @property {HTMLElement} element
 * @property {(post: HTMLElement, author: string) => void} placePost
 * @property {(reply: HTMLElement) => void} addReply
 * @property {() => void} losePost
 */

/**
 * @param {() => { element: HTMLElement, focus: () => void }} createReplyBox makes the box at the first press of "Reply"
 * @returns {Thread}
 */
export function createThread(createReplyBox) {
  const post = element("div", { class: "thread-post" }, deletedPost());
  const replies = element("div", { class: "thread-replies" });
  const reply = element("button", { type: "button", class: "thread-reply" }, word("reply"));
  const foot = element("div", { class: "thread-foot" }, reply);
  const thread = element("div", { class: "thread", role: "group", "aria-label": word("thread") }, post, replies, foot);

  reply.addEventListener("click", () => {
    const box = createReplyBox();
    foot.replaceChildren(box.element);
    box.focus();
  });
  return {
    element: thread,
    placePost(article, author) {
      post.replaceChildren(article);
      thread.setAttribute("aria-label", word("threadBy", { name: author }));
    },
    addReply: (article) => replies.append(article),
    losePost: () => post.replaceChildren(deletedPost()),
  };
}

const deletedPost = () => element("p", { class: "thread-deleted" }, word("deleted"));
