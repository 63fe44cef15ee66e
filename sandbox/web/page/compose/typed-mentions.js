/** @import { MemberView } from "../../../page-api/teams-api.ts" */

/**
 * A whole name that was typed after an `@`: where it stands, and whose it is.
 *
 * @typedef {object} TypedMention
 * @property {number} start of the `@`
 * @property {number} end
 * @property {MemberView} member
 */

/**
 * The mentions that somebody typed or pasted in full instead of picking them: `@guestlist invite …`. Of two names the longer one counts.
 *
 * @param {string} text
 * @param {readonly MemberView[]} members
 * @param {boolean} [isFinished] false while the person writes: then a name at the end counts once a space follows, and not while it may
 *   become a longer name
 * @returns {TypedMention[]}
 */
export function typedMentions(text, members, isFinished = true) {
  const byLength = members.toSorted((a, b) => b.name.length - a.name.length);
  return [...text.matchAll(/(?<=^|[\s(])@/g)].flatMap(({ index }) => {
    const rest = text.slice(index + 1).toLowerCase();
    const member = byLength.find(({ name }) => isWhole(rest, name.toLowerCase()));
    if (!member) return [];
    const after = rest.slice(member.name.length);
    if (!isFinished && (!/^\s/.test(after) || byLength.some(({ name }) => mayBecome(rest, name.toLowerCase())))) return [];
    return [{ start: index, end: index + 1 + member.name.length, member }];
  });
}

/**
 * @param {string} rest
 * @param {string} name
 */
const isWhole = (rest, name) => rest.startsWith(name) && !/^[\p{L}\p{N}_]/u.test(rest.slice(name.length));

/**
 * @param {string} rest
 * @param {string} name
 */
const mayBecome = (rest, name) => name.length > rest.length && name.startsWith(rest);

/**
 * Whether somebody seems to have spoken to the bot in a message that doesn't mention it: by its name, an `@` before no member, or one of its
 * commands, in the person's language or in the manifest's own.
 *
 * @param {string} text
 * @param {object} known
 * @param {string} known.botName
 * @param {readonly { readonly title: string, readonly name?: string }[]} known.commands
 * @param {readonly MemberView[]} [known.mentioned] the people that the message mentions
 */
export function seemsForBot(text, { botName, commands, mentioned = [] }) {
  const words = text.trim().toLowerCase();
  const [first = ""] = words.split(/\s/);
  const isToPerson = mentioned.some(({ name }) => words.startsWith(`@${name.toLowerCase()}`));
  const begins = (/** @type {string} */ title) => title.toLowerCase().split(" ")[0] === first;
  return (
    (first.startsWith("@") && !isToPerson) ||
    words.includes(botName.toLowerCase()) ||
    commands.some(({ title, name = title }) => begins(title) || begins(name))
  );
}

/**
 * Turns the names in a text box into mentions: a person's gets the way that it is written in Teams, the bot's leaves the text, because the
 * box shows it in front.
 *
 * @param {HTMLTextAreaElement} box
 * @param {readonly TypedMention[]} mentions
 * @returns {MemberView[]} who is mentioned
 */
export function takeMentions(box, mentions) {
  for (const { start, end, member } of mentions.toReversed()) {
    const isFollowed = /\s/.test(box.value.charAt(end));
    if (member.isBot) box.setRangeText("", start, isFollowed ? end + 1 : end, "preserve");
    else box.setRangeText(`@${member.name}`, start, end, "preserve");
  }
  return mentions.map(({ member }) => member);
}
