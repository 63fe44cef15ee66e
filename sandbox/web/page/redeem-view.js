import { element } from "./element.js";

/** @import { RedemptionView } from "../api.ts" */

/** @param {string} text */
const title = (text) => element("h1", { tabindex: "-1" }, text);

/** @param {string} url */
function onward(url) {
  return element(
    "a",
    { class: "button redeem-primary", href: url, rel: "noreferrer" },
    `Continue to ${URL.canParse(url) ? new URL(url).hostname : url}`,
  );
}

/**
 * Microsoft's "Review permissions".
 *
 * @param {RedemptionView} redemption
 * @param {string} domain of the tenant
 * @param {{ accept: () => void, cancel: () => void }} on
 */
export function reviewPermissions({ email, tenantName, inviterName }, domain, { accept, cancel }) {
  const yes = element("button", { type: "button", class: "button redeem-primary" }, "Accept");
  const no = element("button", { type: "button", class: "button" }, "Cancel");
  yes.addEventListener("click", accept);
  no.addEventListener("click", cancel);
  return [
    element("p", { class: "redeem-account" }, email),
    title("Review permissions"),
    element("p", { class: "redeem-by" }, "Permission requested by:"),
    element("p", { class: "redeem-tenant" }, element("strong", {}, tenantName), element("span", { class: "redeem-domain" }, domain)),
    element("p", {}, `${inviterName} invited you. By accepting, you allow this organization to:`),
    element(
      "ul",
      { class: "redeem-permissions" },
      element("li", {}, "Receive your profile data: your name, email address, and photo"),
      element("li", {}, "Collect and log your activity: your access, usage, and content associated with their apps and resources"),
      element("li", {}, `Use your profile data and activity data: other ${tenantName} users may see your profile and activity data`),
      element("li", {}, `Administer your account: ${tenantName} controls your guest account and may change or remove your access`),
    ),
    element(
      "p",
      { class: "redeem-note" },
      `You should only accept if you trust ${tenantName}. ${tenantName} has not provided links to their terms for you to review. You can update these permissions later in your account's settings.`,
    ),
    element("div", { class: "redeem-buttons" }, no, yes),
  ];
}

/** @param {RedemptionView} redemption */
export const accepted = ({ email, tenantName, redirectUrl }) => [
  element("p", { class: "redeem-account" }, email),
  title("You're in"),
  element("p", {}, `You accepted the invitation and are now a guest of ${tenantName}.`),
  element("div", { class: "redeem-buttons" }, onward(redirectUrl)),
];

/** @param {RedemptionView} redemption */
export const acceptedBefore = ({ email, tenantName, redirectUrl }) => [
  element("p", { class: "redeem-account" }, email),
  title("You accepted this invitation already"),
  element("p", {}, `This link goes on working as a way in to ${tenantName}.`),
  element("div", { class: "redeem-buttons" }, onward(redirectUrl)),
];

/**
 * @param {string} tenantName
 * @param {() => void} back
 */
export function declined(tenantName, back) {
  const again = element("button", { type: "button", class: "button" }, "Go back");
  again.addEventListener("click", back);
  return [
    title("You did not accept"),
    element("p", {}, `${tenantName} got none of your data. The link in the mail still works if you change your mind.`),
    element("div", { class: "redeem-buttons" }, again),
  ];
}

/** @param {string} why */
export const unusable = (why) => [title("This invitation can't be used"), element("p", {}, why)];
