import { element } from "../common/element.js";

/** @import { SignInView } from "../../../page-api/teams-api.ts" */

/** @param {string} text */
const title = (text) => element("h1", { tabindex: "-1" }, text);

/**
 * @param {SignInView["people"][number]} person
 * @param {boolean} isChosen
 */
const choice = ({ id, name, userPrincipalName }, isChosen) =>
  element(
    "label",
    { class: "sign-in-person" },
    element("input", { type: "radio", name: "person", value: id, checked: isChosen, required: true }),
    element("span", {}, element("strong", {}, name), element("br"), userPrincipalName),
  );

/**
 * Entra's sign-in: chooses the person, and asks for consent if it is needed.
 *
 * @param {SignInView} view
 * @param {string} me id of the person who most likely signs in
 * @param {(person: string, consent: boolean) => void} answer
 */
export function signInForm({ appName, consent, people }, me, answer) {
  const no = consent.length > 0 ? element("button", { type: "button", class: "button" }, "Cancel") : null;
  const form = element(
    "form",
    {},
    element(
      "fieldset",
      { class: "sign-in-people" },
      element("legend", {}, "Pick an account"),
      ...people.map((each) => choice(each, each.id === me)),
    ),
    ...(consent.length > 0 ? consentText(appName, consent) : []),
    element(
      "div",
      { class: "redeem-buttons" },
      no,
      element("button", { class: "button redeem-primary" }, consent.length > 0 ? "Accept" : "Sign in"),
    ),
  );
  const chosen = () => {
    const input = form.querySelector("input:checked");
    return input instanceof HTMLInputElement ? input.value : "";
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(chosen(), true);
  });
  no?.addEventListener("click", () => form.reportValidity() && answer(chosen(), false));
  return [title(`Sign in to ${appName}`), form];
}

/**
 * @param {string} appName
 * @param {readonly string[]} permissions
 */
const consentText = (appName, permissions) => [
  element("p", {}, `${appName} asks for these permissions:`),
  element("ul", { class: "redeem-permissions" }, ...permissions.map((name) => element("li", {}, name))),
];

/** @param {string} code */
export const signedIn = (code) => [
  title("You are signed in"),
  element("p", {}, "This window hands the code to Teams and can be closed."),
  element("p", { class: "sign-in-code" }, code),
];

/** @param {string} why */
export const failed = (why) => [title("That did not work"), element("p", {}, why)];
