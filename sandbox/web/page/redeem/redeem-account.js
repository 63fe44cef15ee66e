import { element } from "../common/element.js";

/** @import { RedeemRequest } from "../../../page-api/api.ts" */

/** @typedef {NonNullable<RedeemRequest["by"]>} SignInWay */

/** @type {[SignInWay, string][]} */
const WAYS = [
  ["entra", "Work or school account"],
  ["microsoft", "Personal Microsoft account"],
  ["google", "Google account"],
  ["passcode", "No account: a code by mail"],
];

/**
 * @param {string} heading
 * @param {string} action
 * @param {readonly Node[]} fields
 * @param {(data: (name: string) => string) => void} submit
 */
function form(heading, action, fields, submit) {
  const made = element(
    "form",
    { class: "redeem-form" },
    ...fields,
    element("div", { class: "redeem-buttons" }, element("button", { class: "button redeem-primary" }, action)),
  );
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    submit((name) => {
      const field = made.querySelector(`[name="${name}"]:is(:checked, :not([type="radio"]))`);
      return field instanceof HTMLInputElement ? field.value.trim() : "";
    });
  });
  return [element("h1", { tabindex: "-1" }, heading), made];
}

/**
 * Asks for the account of the partner, and how they sign in.
 *
 * @param {{ account: string, by: SignInWay }} identity the present choice
 * @param {(identity: { account: string, by: SignInWay }) => void} choose
 */
export function accountForm({ account, by }, choose) {
  const ways = WAYS.map(([value, words]) =>
    element("label", { class: "sign-in-person" }, element("input", { type: "radio", name: "by", value, checked: value === by }), words),
  );
  const field = element("input", { class: "input", name: "account", type: "email", required: true, autocomplete: "off", value: account });
  const fields = [
    element("label", { class: "redeem-field" }, "E-mail address of the account", field),
    element("fieldset", { class: "sign-in-people" }, element("legend", {}, "It is a"), ...ways),
  ];
  return form("Sign in", "Next", fields, (data) => {
    const way = WAYS.find(([value]) => value === data("by"))?.[0] ?? "entra";
    choose({ account: data("account"), by: way });
  });
}

/**
 * Asks for the code in the mail.
 *
 * @param {string} email
 * @param {string} problem why the last code was refused; empty at first
 * @param {{ enter: (code: string) => void, again: () => void }} on
 */
export function passcodeForm(email, problem, { enter, again }) {
  const attributes = { class: "input", name: "code", inputmode: "numeric", autocomplete: "one-time-code", required: true };
  const resend = element("button", { type: "button", class: "redeem-quiet" }, "Send another code");
  resend.addEventListener("click", again);
  const fields = [
    element("p", {}, `A code was mailed to ${email}. It is in the mailbox.`),
    element("p", { class: "redeem-problem", role: "alert" }, problem),
    element("label", { class: "redeem-field" }, "Code", element("input", attributes)),
    resend,
  ];
  return form("Enter the code", "Sign in", fields, (data) => enter(data("code")));
}
