import { element } from "../common/element.js";

/** @import { RedemptionView } from "../../../page-api/api.ts" */

/** @param {string} text */
const title = (text) => element("h1", { tabindex: "-1" }, text);

/**
 * @param {string} words
 * @param {() => void} act
 * @param {string} [className]
 */
function button(words, act, className = "button") {
  const made = element("button", { type: "button", class: className }, words);
  made.addEventListener("click", act);
  return made;
}

const PRIMARY = "button redeem-primary";
const QUIET = "redeem-quiet";

/** @param {...Node} parts */
const buttons = (...parts) => element("div", { class: "redeem-buttons" }, ...parts);

/** @param {string} url */
const onward = (url) =>
  element("a", { class: PRIMARY, href: url, rel: "noreferrer" }, `Continue to ${URL.canParse(url) ? new URL(url).hostname : url}`);

/**
 * Microsoft's "Review permissions".
 *
 * @param {RedemptionView} redemption
 * @param {string} account that is signed in
 * @param {string} domain of the tenant
 * @param {{ accept: () => void, decline: () => void, chooseAccount: () => void, block: () => void }} on
 */
export function reviewPermissions({ tenantName, inviterName }, account, domain, { accept, decline, chooseAccount, block }) {
  return [
    element("p", { class: "redeem-account" }, account, " ", button("Use another account", chooseAccount, QUIET)),
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
    buttons(button("Cancel", decline), button("Accept", accept, PRIMARY)),
    button(`Block future invitations from ${tenantName}`, block, QUIET),
  ];
}

/**
 * Under automatic redemption the page asks only for the account.
 *
 * @param {RedemptionView} redemption
 * @param {string} account
 * @param {{ accept: () => void, chooseAccount: () => void }} on
 */
export const signInOnly = ({ tenantName }, account, { accept, chooseAccount }) => [
  element("p", { class: "redeem-account" }, account),
  title(`Sign in to ${tenantName}`),
  element("p", {}, "Your organizations trust each other: there is nothing to agree to."),
  buttons(button("Use another account", chooseAccount), button("Sign in", accept, PRIMARY)),
];

/** @param {RedemptionView} redemption */
export const accepted = ({ email, tenantName, redirectUrl }) => [
  element("p", { class: "redeem-account" }, email),
  title("You're in"),
  element("p", {}, `You accepted the invitation and are now a guest of ${tenantName}.`),
  buttons(onward(redirectUrl)),
];

/** @param {RedemptionView} redemption */
export const acceptedBefore = ({ email, tenantName, redirectUrl }) => [
  element("p", { class: "redeem-account" }, email),
  title("You accepted this invitation already"),
  element("p", {}, `This link goes on working as a way in to ${tenantName}.`),
  buttons(onward(redirectUrl)),
];

/**
 * @param {string} tenantName
 * @param {() => void} back
 */
export const declined = (tenantName, back) => [
  title("You did not accept"),
  element("p", {}, `${tenantName} got none of your data. The link in the mail still works if you change your mind.`),
  buttons(button("Go back", back)),
];

/**
 * @param {string} tenantName
 * @param {() => void} block
 * @param {() => void} back
 */
export const askToBlock = (tenantName, block, back) => [
  title(`Block invitations from ${tenantName}?`),
  element("p", {}, `${tenantName} can't send you invitations by mail any more. This invitation stays as it is.`),
  buttons(button("Go back", back), button("Block", block, PRIMARY)),
];

/**
 * @param {string} tenantName
 * @param {() => void} unblock
 * @param {() => void} back
 */
export const blocked = (tenantName, unblock, back) => [
  title(`You blocked invitations from ${tenantName}`),
  element("p", {}, "No invitation of theirs is mailed to you until you allow it again."),
  buttons(button("Allow them again", unblock), button("To the invitation", back, PRIMARY)),
];

/**
 * @param {string} why
 * @param {(() => void) | null} [chooseAccount] if another account may help
 */
export const unusable = (why, chooseAccount = null) => [
  title("This invitation can't be used"),
  element("p", {}, why),
  ...(chooseAccount ? [buttons(button("Use another account", chooseAccount, PRIMARY))] : []),
];
