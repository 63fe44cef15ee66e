import { element } from "../common/element.js";
import { word } from "../common/words.js";

/** @import { ConversationView, TenantView } from "../../../page-api/api.ts" */

/** @type {Readonly<Record<ConversationView["kind"], string>>} the manifest's word for each kind of conversation */
const scopes = { personal: "personal", groupChat: "groupChat", channel: "team" };

/**
 * The commands that Teams offers in this kind of conversation.
 *
 * @param {TenantView["commands"]} commands
 * @param {ConversationView["kind"]} kind
 */
export function commandsIn(commands, kind) {
  return commands.filter((command) => command.scopes.some((scope) => scope === scopes[kind]));
}

/**
 * The bot's commands as buttons. Pressing one puts its title into the text box.
 *
 * @param {TenantView["commands"]} commands
 * @param {(title: string) => void} onPick
 */
export function commandSuggestions(commands, onPick) {
  const group = element("div", { class: "commands", role: "group", "aria-label": word("suggested"), hidden: true });
  for (const { title, description } of commands) {
    const button = element("button", { type: "button", class: "command", title: description }, title);
    button.addEventListener("click", () => onPick(title));
    group.append(button);
  }
  return group;
}
