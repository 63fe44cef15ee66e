import { element } from "./element.js";

/** @import { TenantView } from "../api.ts" */

/**
 * The bot's commands as buttons; pressing one puts its words into the text box.
 *
 * @param {TenantView["commands"]} commands
 * @param {(title: string) => void} onPick
 */
export function commandSuggestions(commands, onPick) {
  const group = element("div", { class: "commands", role: "group", "aria-label": "Suggested commands", hidden: true });
  for (const { title, description } of commands) {
    const button = element("button", { type: "button", class: "command", title: description }, title);
    button.addEventListener("click", () => onPick(title));
    group.append(button);
  }
  return group;
}
