import { find } from "./find.js";
import { request } from "./request.js";

/** @import { ControlView } from "../api.ts" */

/** @returns {Promise<ControlView>} */
const readControl = () => request("GET", "/_sandbox/control");

/**
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @returns {string | number | boolean}
 */
function valueOf(field) {
  if (field instanceof HTMLSelectElement) return field.value;
  return field.type === "checkbox" ? field.checked : Number(field.value);
}

/**
 * @param {HTMLFormElement} form
 * @param {ControlView} control
 */
function fill(form, control) {
  for (const [name, value] of Object.entries(control)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = Boolean(value);
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = String(value);
  }
}

/**
 * Lets a form's button do something, and says in the panel how it went.
 *
 * @param {string} selector
 * @param {(form: HTMLFormElement) => Promise<string>} act
 */
function onSubmit(selector, act) {
  const form = find(selector, HTMLFormElement);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void tell(() => act(form));
  });
}

/** @param {() => Promise<string>} act */
async function tell(act) {
  const outcome = find("#control-outcome", HTMLElement);
  try {
    outcome.textContent = await act();
  } catch (error) {
    outcome.textContent = error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
const numberIn = (form, name) => find(`[name="${name}"]`, HTMLInputElement, form).valueAsNumber;

/** @param {HTMLFormElement} form */
async function advanceClock(form) {
  const hours = numberIn(form, "hours");
  await request("POST", "/_sandbox/clock", { advanceMs: hours * 3_600_000 });
  return `Directory time is ${hours} h further.`;
}

/** @param {HTMLFormElement} form */
async function seed(form) {
  const guests = numberIn(form, "guests");
  await request("POST", "/_sandbox/seed", { guests });
  return `${guests} guests were added.`;
}

async function reset() {
  await request("POST", "/_sandbox/reset");
  return "The sandbox started over.";
}

/**
 * The switches can be used once they show what is set.
 *
 * @param {HTMLFormElement} form
 */
async function showSwitches(form) {
  const fields = find("fieldset", HTMLFieldSetElement, form);
  fields.disabled = true;
  fill(form, await readControl());
  fields.disabled = false;
  return "";
}

/** Fills the panel of switches when it is opened, and sends each change. */
export function fillControlPanel() {
  const switches = find("#switches", HTMLFormElement);
  const panel = find("#control-panel", HTMLElement);
  panel.addEventListener("toggle", (event) => {
    if (event instanceof ToggleEvent && event.newState === "open") void tell(() => showSwitches(switches));
  });
  switches.addEventListener("submit", (event) => event.preventDefault());
  switches.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    void tell(async () => {
      fill(switches, await request("PATCH", "/_sandbox/control", { [target.name]: valueOf(target) }));
      return "Changed.";
    });
  });
  onSubmit("#clock-form", advanceClock);
  onSubmit("#seed-form", seed);
  onSubmit("#reset-form", reset);
}
