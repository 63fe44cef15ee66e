/**
 * The ticket in the link of an invitation mail. Its `rd` is the address of Microsoft's redemption service,
 * `https://invitations.microsoft.com/redeem/?tenant=…&user=…&ticket=…&ver=2.0`, where the ticket is encoded twice.
 *
 * @param {string} query of this page's address
 * @returns {string | null} null when it holds none
 */
export function ticketIn(query) {
  const rd = new URLSearchParams(query).get("rd");
  if (!rd || !URL.canParse(rd)) return null;
  const once = new URL(rd).searchParams.get("ticket");
  return once ? decoded(once) : null;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // A ticket with a stray "%" was not encoded a second time.
    return text;
  }
}

const BLOCK = "#block";

/**
 * The address of "Block future invitations" in a mail.
 *
 * @param {string} redeemUrl
 */
export const blockHref = (redeemUrl) => `${redeemUrl}${BLOCK}`;

/** @param {string} hash of the redeem page's address */
export const asksToBlock = (hash) => hash === BLOCK;
