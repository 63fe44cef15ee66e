const NAMES = ["dana", "sam", "lee", "noor", "emil", "rosa", "tariq", "yuki", "ines", "omar", "petra", "kofi"];
const DOMAINS = ["fabrikam.com", "northwindtraders.com", "tailspintoys.com", "woodgrovebank.com"];

const ADDRESSES = DOMAINS.flatMap((domain) => NAMES.map((name) => `${name}@${domain}`));

/**
 * A partner for the story whom nobody has invited yet.
 *
 * @param {readonly string[]} invited addresses that had a mail
 * @returns {string}
 */
export function choosePartner(invited) {
  const taken = new Set(invited.map((address) => address.toLowerCase()));
  return ADDRESSES.find((address) => !taken.has(address)) ?? `partner${taken.size + 1}@${DOMAINS[0]}`;
}
