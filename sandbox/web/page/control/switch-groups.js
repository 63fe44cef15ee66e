import { element } from "../common/element.js";
import { isSwitchValue, switchField } from "./switch-field.js";
import { SWITCH_GROUPS } from "./switches.js";

/**
 * @import { SwitchGroup } from "./switches.js"
 */

/** @type {readonly SwitchGroup[]} */
const GROUPS = SWITCH_GROUPS;

/**
 * @param {string} title
 * @param {readonly Node[]} fields
 * @param {boolean} [isOpen]
 */
const group = (title, fields, isOpen = false) =>
  element("details", { class: "switch-group", open: isOpen }, element("summary", {}, title), ...fields);

/**
 * All switches as fields, by group: those that this page describes, then any other that the server has (except the faults, which have a
 * form of their own).
 *
 * @param {object} control a `ControlView`, of this page's version or a newer one
 * @returns {HTMLElement[]}
 */
export function switchGroups(control) {
  /** @type {[string, unknown][]} */
  const entries = Object.entries(control);
  const values = new Map(entries.filter(([name, value]) => name !== "faults" && isSwitchValue(value)));
  const described = GROUPS.map(({ title, switches, isOpen }) => {
    const fields = Object.entries(switches).flatMap(([name, words]) => {
      const value = values.get(name);
      values.delete(name);
      return isSwitchValue(value) ? [switchField(name, value, words)] : [];
    });
    return group(title, fields, isOpen);
  });
  const others = [...values].flatMap(([name, value]) => (isSwitchValue(value) ? [switchField(name, value)] : []));
  return others.length > 0 ? [...described, group("Others", others)] : described;
}
