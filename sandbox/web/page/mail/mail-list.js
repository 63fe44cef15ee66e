import { avatar } from "../common/avatar.js";
import { element } from "../common/element.js";
import { shortTime } from "../common/time.js";

/** @import { MailView } from "../../../page-api/api.ts" */

/**
 * @param {MailView} mail
 * @param {boolean} isCurrent
 */
function entry({ id, from, subject, to, at }, isCurrent) {
  const time = element("time", { datetime: at }, shortTime(at, document.documentElement.lang, new Date()));
  const words = element(
    "span",
    { class: "mail-entry-words" },
    element("span", { class: "mail-entry-to" }, `To ${to}`),
    element("span", {}, subject),
    element("span", { class: "mail-entry-from" }, from.name),
  );
  const link = element(
    "a",
    { class: "mail-entry", href: `#${encodeURIComponent(id)}`, "data-mail-id": id, "aria-current": isCurrent ? "true" : null },
    avatar(from.name),
    words,
    time,
  );
  return element("li", {}, link);
}

/**
 * @param {readonly MailView[]} mails newest first
 * @param {string | null} current id of the open one
 */
export function mailList(mails, current) {
  if (mails.length === 0)
    return element("p", { class: "mail-none" }, "No mail yet. Invite somebody, and Microsoft's invitation shows up here.");
  return element("ul", {}, ...mails.map((mail) => entry(mail, mail.id === current)));
}
