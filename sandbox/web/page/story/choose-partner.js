/** @import { StoryName } from "./story-address.js" */

const NAMES = ["dana", "sam", "lee", "noor", "emil", "rosa", "tariq", "yuki", "ines", "omar", "petra", "kofi"];
/**
 * Where partners of each story work: by the policy that comes with the project, the first are let in at once, the second need a colleague's approval.
 *
 * @type {Readonly<Record<StoryName, readonly string[]>>}
 */
const DOMAINS = {
  invitation: ["fabrikam.com"],
  approval: ["woodgrovebank.com"],
};

/**
 * A partner for the story whom nobody has invited yet.
 *
 * @param {StoryName} story
 * @param {readonly string[]} invited addresses that had a mail
 * @returns {string}
 */
export function choosePartner(story, invited) {
  const taken = new Set(invited.map((address) => address.toLowerCase()));
  const addresses = DOMAINS[story].flatMap((domain) => NAMES.map((name) => `${name}@${domain}`));
  return addresses.find((address) => !taken.has(address)) ?? `partner${taken.size + 1}@${DOMAINS[story][0]}`;
}
