import { avatar } from "./avatar.js";
import { element } from "./element.js";
import { fill, mailTexts } from "./mail-texts.js";
import { longTime } from "./time.js";

/** @import { MailView } from "../api.ts" */

/**
 * @param {string} term
 * @param {string | null} value
 */
const pair = (term, value) => (value ? element("div", { class: "mail-pair" }, element("dt", {}, term), element("dd", {}, value)) : null);

/** @param {MailView} mail */
function envelope({ subject, from, replyTo, to, cc, at }) {
  const lines = element("dl", {}, pair("To", to), pair("Cc", cc), pair("Reply to", replyTo));
  const sender = element("p", { class: "mail-from" }, element("strong", {}, from.name), ` <${from.address}>`);
  const time = element("time", { datetime: at }, longTime(at, document.documentElement.lang));
  return element(
    "header",
    { class: "mail-envelope" },
    element("h2", { tabindex: "-1" }, subject),
    avatar(from.name),
    element("div", {}, sender, lines, time),
  );
}

/**
 * @param {MailView} mail
 * @param {import("./mail-texts.js").MailTexts} texts
 * @param {Readonly<Record<string, string>>} values
 */
function invitation({ inviter, customMessage, tenantName, tenantDomain, redeemUrl }, texts, values) {
  const words = customMessage
    ? element(
        "blockquote",
        { class: "mail-message", "data-custom-message": true },
        element("p", { class: "mail-message-from" }, fill(texts.messageFrom, values)),
        element("p", {}, customMessage),
      )
    : element("p", { class: "mail-message" }, fill(texts.noMessage, values));
  const sender = inviter.mail ? `${inviter.name} (${inviter.mail})` : inviter.name;
  return element(
    "div",
    { class: "mail-invitation" },
    element("h3", {}, fill(texts.heading, values)),
    element("dl", {}, pair(texts.organization, tenantName), pair(texts.domain, tenantDomain), pair(texts.inviter, sender)),
    words,
    element("p", { class: "mail-landing" }, fill(texts.landing, values)),
    element("a", { class: "button button-primary mail-accept", href: redeemUrl, target: "_blank", rel: "opener" }, texts.accept),
  );
}

/**
 * An invitation as the partner's mail program shows it, in the mail's language.
 *
 * @param {MailView} mail
 * @returns {HTMLElement}
 */
export function mailElement(mail) {
  const { lang, texts } = mailTexts(mail.language);
  const values = { inviter: mail.inviter.name, tenant: mail.tenantName, domain: mail.tenantDomain, address: mail.redirectUrl };
  const body = element(
    "div",
    { class: "mail-body", lang },
    element("p", { class: "mail-warning" }, fill(texts.warning, values)),
    invitation(mail, texts, values),
    element("footer", { class: "mail-footer" }, element("p", {}, fill(texts.block, values)), element("p", {}, fill(texts.privacy, values))),
  );
  return element("article", { "data-mail-id": mail.id, "aria-label": mail.subject }, envelope(mail), body);
}
