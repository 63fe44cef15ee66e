import { element } from "../common/element.js";
import { find } from "../common/find.js";
import { isPhone } from "../common/navigation.js";
import { approvalCommand, storyCommand, storyHref } from "../story/story-address.js";

/** @import { TenantView } from "../../../page-api/api.ts" */

/**
 * The text in an empty chat for a person who is here for the first time.
 *
 * @param {TenantView} tenant
 */
export function firstHint(tenant) {
  const command = storyCommand(tenant);
  const tour = element("a", { class: "button button-primary", href: storyHref("invitation") }, "Show me the whole life of an invitation");
  const approval = element("a", { class: "button", href: storyHref("approval") }, "Show me an approval");
  const ideas = [
    `Write “${command ?? tenant.commands[0]?.title ?? "hello"}” to ${tenant.botName}, in its chat or with an @mention in a channel.`,
    "Be somebody else, at the top right: in a tab of its own, you see what they see.",
    "Read the mails that partners got in the mailbox, and answer them.",
    "Let things go wrong with the switches of the sandbox.",
  ];
  return element(
    "section",
    { class: "nothing-yet first-hint", lang: "en", dir: "ltr", "aria-labelledby": "first-hint-title" },
    element("h3", { id: "first-hint-title" }, `New here? This is ${tenant.name}, a pretend company on this machine.`),
    command ? element("p", {}, tour, ...(approvalCommand(tenant) ? [" ", approval] : [])) : null,
    command ? element("p", {}, "It takes a minute.") : null,
    element("p", {}, "Or try it yourself:"),
    element("ul", {}, ...ideas.map((idea) => element("li", {}, idea))),
  );
}

const BEGUN = "sandbox.begun";

/**
 * A phone begins with the list of conversations, not with an empty chat: the same text stands below the list, until somebody opens
 * something.
 *
 * @param {TenantView} tenant
 */
export function hintBelowList(tenant) {
  if (!isPhone() || localStorage.getItem(BEGUN) !== null) return;
  const place = find("#begin", HTMLElement);
  place.replaceChildren(firstHint(tenant));
  const begin = () => {
    localStorage.setItem(BEGUN, "");
    place.replaceChildren();
  };
  window.addEventListener("hashchange", begin, { once: true });
}
