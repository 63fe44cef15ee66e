/** @import { StoryName } from "./story-address.js" */

const NAMES = ["dana", "sam", "lee", "noor", "emil", "rosa", "tariq", "yuki", "ines", "omar", "petra", "kofi"];
/**
 * Domains of the partners of each story: under the example policy of the project, those of the first are invited at once, those of the
 * second need a colleague's approval.
 *
 * @type {Readonly<Record<StoryName, readonly string[]>>}
 */
const DOMAINS = {
  invitation: ["fabrikam.com"],
  approval: ["woodgrovebank.com"],
};

/**
 * A partner for the story without an earlier invitation.
 *
 * @param {StoryName} story
 * @param {readonly string[]} invited addresses that got a mail
 * @returns {string}
 */
export function choosePartner(story, invited) {
  const taken = new Set(invited.map((address) => address.toLowerCase()));
  const addresses = DOMAINS[story].flatMap((domain) => NAMES.map((name) => `${name}@${domain}`));
  return addresses.find((address) => !taken.has(address)) ?? `partner${taken.size + 1}@${DOMAINS[story][0]}`;
}
