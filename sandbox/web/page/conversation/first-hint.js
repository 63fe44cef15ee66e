import { element } from "../common/element.js";
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
    `Write “${command ?? tenant.commands[0]?.title ?? "hello"}” below, or mention ${tenant.botName} in a channel.`,
    "Be somebody else, at the top right: in a tab of its own, you see what they see.",
    "Read the mails that partners got in the mailbox, and answer them.",
    "Let things go wrong with the switches of the sandbox.",
  ];
  return element(
    "section",
    { class: "nothing-yet first-hint", "aria-labelledby": "first-hint-title" },
    element("h3", { id: "first-hint-title" }, `New here? This is ${tenant.name}, a pretend company on this machine.`),
    command ? element("p", {}, tour, ...(approvalCommand(tenant) ? [" ", approval] : []), " It takes a minute.") : null,
    element("p", {}, "Or try it yourself:"),
    element("ul", {}, ...ideas.map((idea) => element("li", {}, idea))),
  );
}
