import { mayOpen } from "./link-policy.js";
import { CANCELLED, signInByPopup } from "../sign-in/sign-in-by-popup.js";
import { word } from "../common/words.js";

/**
 * @import { Action } from "adaptivecards"
 * @import { ActionResult, PressAction } from "../../../page-api/api.ts"
 * @import { SubmitResult } from "../../../page-api/teams-api.ts"
 * @import { CardNotes } from "./card-notes.js"
 * @import { PressAgain } from "../api/message-actions.js"
 */

/**
 * @typedef {object} PressContext
 * @property {CardNotes} notes
 * @property {(action: PressAction["action"], again?: PressAgain) => Promise<ActionResult>} send
 * @property {(data: Readonly<Record<string, unknown>>) => Promise<SubmitResult>} submit
 * @property {(busy: Action | null) => void} setBusy
 * @property {(result: Extract<ActionResult, { kind: "card" }>) => void} replace
 */

/**
 * Runs a card's button. Its inputs are valid and collected.
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
  else if (action instanceof SubmitAction) await whileBusy(action, context, () => submit(action, context));
}

/**
 * @param {string} url
 * @param {CardNotes} notes
 */
function openUrl(url, notes) {
  if (mayOpen(url)) window.open(url, "_blank", "noopener");
  else notes.warn(word("linkRefused"));
}

/**
 * @param {import("adaptivecards").ExecuteAction} action
 * @param {PressContext} context
 */
function execute(action, context) {
  const press = { id: action.id ?? null, verb: action.verb || "", data: { ...action.data } };
  /** @param {PressAgain} [again] */
  const once = (again) =>
    whileBusy(action, context, async () => {
      const result = await (again ? context.send(press, again) : context.send(press));
      context.setBusy(null);
      showResult(result, context, (added) => void once(added));
    });
  return once();
}

/**
 * @param {import("adaptivecards").SubmitAction} action
 * @param {PressContext} context
 */
async function submit({ data }, { submit: send, notes, setBusy }) {
  const result = await send({ ...data });
  setBusy(null);
  if (result.kind === "error") notes.warn(result.text);
  else if (result.kind === "open") void signInByPopup(result.url);
  else if (!hidesFeedback(data)) notes.say(word("responseSent"));
}

/** @param {unknown} data of an Action.Submit; `msteams.feedback.hide` suppresses the confirmation (Microsoft: Universal Actions) */
function hidesFeedback(data) {
  const { msteams } = /** @type {{ msteams?: { feedback?: { hide?: unknown } } }} */ ({ ...(typeof data === "object" ? data : null) });
  return msteams?.feedback?.hide === true;
}

/**
 * @param {Action} action
 * @param {PressContext} context
 * @param {() => Promise<void>} act
 */
async function whileBusy(action, { setBusy, notes }, act) {
  setBusy(action);
  try {
    await act();
  } catch (error) {
    notes.warn(error instanceof Error && error.message ? `${word("failed")} (${error.message})` : word("failed"));
  } finally {
    setBusy(null);
  }
}

/**
 * Shows the result of a press or a refresh.
 *
 * @param {ActionResult} result
 * @param {Pick<PressContext, "notes" | "replace">} context
 * @param {(again: PressAgain) => void} pressAgain
 */
export function showResult(result, { notes, replace }, pressAgain) {
  switch (result.kind) {
    case "card":
      return replace(result);
    case "message":
      return notes.say(result.text);
    case "error":
      return notes.warn(result.text);
    case "add-app":
      return notes.offer(result.text, [
        { title: word("add"), isMain: true, act: () => pressAgain({ addApp: "add" }) },
        { title: word("cancel"), isMain: false, act: () => pressAgain({ addApp: "cancel" }) },
      ]);
    case "sign-in":
      return notes.offer(result.text, [{ title: result.title, isMain: true, act: () => void signIn(result.url, pressAgain) }]);
  }
}

/**
 * @param {string} url
 * @param {(again: PressAgain) => void} pressAgain
 */
async function signIn(url, pressAgain) {
  const state = await signInByPopup(url);
  if (state !== CANCELLED) pressAgain({ state });
}
