import { find } from "../common/find.js";
import { request } from "../api/request.js";
import { faultList } from "./fault-list.js";
import { permissionList } from "./permission-list.js";
import { readValue, showValue } from "./switch-field.js";
import { switchGroups } from "./switch-groups.js";

/**
 * @import { ControlView } from "../../../page-api/api.ts"
 * @import { RegistrationView } from "./permission-list.js"
 */

/**
 * Runs a form's action, and shows the result in the panel.
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
  /** @type {{ now: string }} */
  const { now } = await request("POST", "/_sandbox/clock", { advanceMs: hours * 3_600_000 });
  return `In the directory it is ${new Date(now).toLocaleString(document.documentElement.lang)} now.`;
}

/** @param {HTMLFormElement} form */
async function seed(form) {
  const guests = numberIn(form, "guests");
  await request("POST", "/_sandbox/seed", { guests });
  return `${guests} guests were added.`;
}

async function reset() {
  await request("POST", "/_sandbox/reset");
  await showSwitches();
  return "The sandbox started over.";
}

/** The switches are disabled until the present values have loaded. */
async function showSwitches() {
  /** @type {ControlView} */
  const control = await request("GET", "/_sandbox/control");
  const groups = switchGroups(control);
  find("#switches", HTMLElement).replaceChildren(...groups);
  drawFaults(control);
  await showPermissions();
  return "";
}

async function showPermissions() {
  /** @type {RegistrationView} */
  const registration = await request("GET", "/_sandbox/registration");
  const grant = async (/** @type {RegistrationView["granted"]} */ granted) => {
    await request("PATCH", "/_sandbox/registration", { granted });
    return "Changed.";
  };
  find("#permissions", HTMLElement).replaceChildren(permissionList(registration, (granted) => void tell(() => grant(granted))));
}

/** @param {ControlView} control */
function drawFaults({ faults }) {
  const draw = faultList(faults, (changed) => void tell(() => change({ faults: changed })));
  find("#faults", HTMLElement).replaceChildren(...draw);
}

/** @param {Partial<ControlView>} changes */
async function change(changes) {
  /** @type {ControlView} */
  const control = await request("PATCH", "/_sandbox/control", changes);
  for (const [name, value] of Object.entries(control)) {
    const field = document.querySelector(`#switches [name="${CSS.escape(name)}"]`);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) showValue(field, value);
  }
  drawFaults(control);
  return "Changed.";
}

/** Fills the panel of switches when it is opened, and sends each change. */
export function fillControlPanel() {
  find("#control-panel", HTMLElement).addEventListener("toggle", (event) => {
    if (event instanceof ToggleEvent && event.newState === "open") void tell(showSwitches);
  });
  find("#switches", HTMLElement).addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
      void tell(() => change({ [target.name]: readValue(target) }));
    }
  });
  onSubmit("#clock-form", advanceClock);
  onSubmit("#seed-form", seed);
  onSubmit("#reset-form", reset);
}
