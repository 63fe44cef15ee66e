import { find } from "../common/find.js";
import { rememberedPerson } from "../common/identity.js";
import { Refusal, request } from "../api/request.js";
import { failed, signedIn, signInForm } from "./sign-in-view.js";

/** @import { SignInAnswer, SignInCode, SignInView } from "../../../page-api/teams-api.ts" */

const place = find("#sign-in", HTMLElement);
const signin = new URLSearchParams(location.search).get("signin") ?? "";

/** @param {Node[]} parts */
function show(parts) {
  place.replaceChildren(...parts);
  place.querySelector("h1")?.focus();
}

/** @param {() => Promise<void>} step */
async function attempt(step) {
  try {
    await step();
  } catch (error) {
    show(failed(error instanceof Refusal ? error.message : "The sandbox does not answer. Close this window and try again."));
  }
}

/**
 * @param {string} person
 * @param {boolean} consent
 */
async function answer(person, consent) {
  /** @type {SignInAnswer} */
  const said = { signin, person, consent };
  /** @type {SignInCode} */
  const { code } = await request("POST", "/api/sign-in", said);
  show(signedIn(code));
  window.opener?.postMessage({ signInCode: code }, location.origin);
}

await attempt(async () => {
  /** @type {SignInView} */
  const view = await request("GET", `/api/sign-in?signin=${encodeURIComponent(signin)}`);
  show(signInForm(view, rememberedPerson() ?? "", (person, consent) => void attempt(() => answer(person, consent))));
});
