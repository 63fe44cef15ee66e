import { mayOpen } from "./link-policy.js";

/**
 * @import { Action } from "adaptivecards"
 * @import { ActionResult, PressAction } from "../api.ts"
 * @import { CardNotes } from "./card-notes.js"
 */

const FAILED = "Something went wrong. Please try again.";
const LINK_REFUSED = "Teams doesn't open this link.";
const SUBMIT_IGNORED = "This client runs Action.Execute; Action.Submit does nothing here.";

/**
 * @typedef {object} PressContext
 * @property {CardNotes} notes
 * @property {(action: PressAction["action"]) => Promise<ActionResult>} send
 * @property {(busy: Action | null) => void} setBusy
 * @property {(result: Extract<ActionResult, { kind: "card" }>) => void} replace
 */

/**
 * Does what a card's button says; its inputs are valid and collected by now.
 *
 * @param {Action} action
 * @param {PressContext} context
 * @returns {Promise<void>}
 */
export async function pressAction(action, context) {
  const { ExecuteAction, OpenUrlAction, SubmitAction } = AdaptiveCards;
  context.notes.clear();
  if (action instanceof OpenUrlAction) openUrl(action.url ?? "", context.notes);
  else if (action instanceof ExecuteAction) await execute(action, context);
  else if (action instanceof SubmitAction) context.notes.say(SUBMIT_IGNORED);
}

/**
 * @param {string} url
 * @param {CardNotes} notes
 */
function openUrl(url, notes) {
  if (mayOpen(url)) window.open(url, "_blank", "noopener");
  else notes.warn(LINK_REFUSED);
}

/**
 * @param {import("adaptivecards").ExecuteAction} action
 * @param {PressContext} context
 */
async function execute(action, context) {
  context.setBusy(action);
  try {
    const result = await context.send({ id: action.id ?? null, verb: action.verb || "", data: { ...action.data } });
    context.setBusy(null);
    show(result, context);
  } catch (error) {
    context.setBusy(null);
    context.notes.warn(error instanceof Error && error.message ? `${FAILED} (${error.message})` : FAILED);
  }
}

/**
 * @param {ActionResult} result
 * @param {PressContext} context
 */
function show(result, { notes, replace }) {
  if (result.kind === "card") replace(result);
  else if (result.kind === "message") notes.say(result.text);
  else if (result.kind === "error") notes.warn(result.text);
  else if (result.kind === "add-app") notes.warn(result.text);
  else notes.offerSignIn(result);
}
