import { element } from "../common/element.js";

/**
 * The permissions in the app's registration: those that it lists, and those that an admin has granted.
 *
 * @typedef {object} RegistrationView
 * @property {{ readonly [Kind in PermissionKind]: readonly string[] }} asksFor
 * @property {{ readonly [Kind in PermissionKind]: readonly string[] }} granted
 */

/** @typedef {"delegated" | "application"} PermissionKind */

/** @type {{ readonly [Kind in PermissionKind]: string }} */
const KINDS = { delegated: "For people (delegated)", application: "For the app itself (application)" };

/**
 * A checkbox for each permission of the app: on while it is granted.
 *
 * @param {RegistrationView} registration
 * @param {(granted: RegistrationView["granted"]) => void} change called with all that is granted then
 */
export function permissionList({ asksFor, granted }, change) {
  const form = element("form", { class: "permissions" });
  for (const kind of /** @type {const} */ (["delegated", "application"])) {
    const names = new Set([...asksFor[kind], ...granted[kind]]);
    const boxes = [...names].toSorted().map((name) => {
      const box = element("input", { type: "checkbox", name: kind, value: name, checked: granted[kind].includes(name) });
      return element("label", { class: "check" }, box, name);
    });
    form.append(element("fieldset", {}, element("legend", { class: "field" }, KINDS[kind]), ...boxes));
  }
  form.addEventListener("change", () => {
    const chosen = new FormData(form);
    const of = (/** @type {PermissionKind} */ kind) => chosen.getAll(kind).map(String);
    change({ delegated: of("delegated"), application: of("application") });
  });
  return form;
}
