/** @import { MemberView } from "../../../page-api/teams-api.ts" */

/**
 * The typed text, with the picked people in the server's form: `@Megan Bowen` becomes `<at>Megan Bowen</at>`.
 *
 * @param {string} typed
 * @param {readonly MemberView[]} picked
 * @returns {{ text: string, mentions: { id: string, text: string }[] }}
 */
export function withMentions(typed, picked) {
  // The longest name first, so that "Megan" does not replace a part of "Megan Bowen".
  const people = picked.toSorted((a, b) => b.name.length - a.name.length);
  let text = typed;
  const mentions = [];
  for (const { id, name } of people) {
    const tag = `<at>${name}</at>`;
    if (!text.includes(`@${name}`)) continue;
    text = text.replaceAll(`@${name}`, tag);
    mentions.push({ id, text: tag });
  }
  return { text, mentions };
}
