import { avatar } from "../common/avatar.js";
import { element } from "../common/element.js";
import { fill, mailTexts } from "./mail-texts.js";
import { blockHref } from "../redeem/redeem-ticket.js";
import { longTime } from "../common/time.js";

/**
 * @import { MailView } from "../../../page-api/api.ts"
 * @import { MailTexts } from "./mail-languages.js"
 */

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
 * @param {MailTexts} texts
 * @param {Readonly<Record<string, string>>} values
 */
function invitation({ inviter, customMessage, tenantName, tenantDomain, redeemUrl, body }, texts, values) {
  const words = customMessage
    ? element(
        "blockquote",
        { class: "mail-message", "data-custom-message": true },
        element("p", { class: "mail-message-from" }, fill(texts.messageFrom, values)),
        element("p", {}, customMessage),
      )
    : element("p", { class: "mail-message" }, body.content);
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
 * @param {MailView} mail
 * @returns {HTMLElement}
 */
function invitationBody(mail) {
  const { lang, texts } = mailTexts(mail.language);
  const values = { inviter: mail.inviter.name, tenant: mail.tenantName, domain: mail.tenantDomain, address: mail.redirectUrl };
  const block = element("a", { href: blockHref(mail.redeemUrl), target: "_blank", rel: "opener" }, fill(texts.block, values));
  return element(
    "div",
    { class: "mail-body", lang },
    element("p", { class: "mail-warning" }, fill(texts.warning, values)),
    invitation(mail, texts, values),
    element("footer", { class: "mail-footer" }, element("p", {}, block), element("p", {}, fill(texts.privacy, values))),
  );
}

/** @param {MailView} mail one whose body is its whole text */
function plainBody({ language, subject, body: { contentType, content } }) {
  if (contentType === "text") return element("div", { class: "mail-body mail-plain", lang: language }, element("p", {}, content));
  // The HTML of others runs no script here, and belongs to no site.
  const frame = element("iframe", { class: "mail-html", sandbox: true, srcdoc: content, title: subject });
  return element("div", { class: "mail-body mail-plain", lang: language }, frame);
}

/**
 * A mail as the partner's mail program shows it, in the mail's language.
 *
 * @param {MailView} mail
 * @returns {HTMLElement}
 */
export function mailElement(mail) {
  const body = mail.kind === "invitation" ? invitationBody(mail) : plainBody(mail);
  return element("article", { "data-mail-id": mail.id, "aria-label": mail.subject }, envelope(mail), body);
}
