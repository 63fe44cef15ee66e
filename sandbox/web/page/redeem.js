import { getTenant } from "./api.js";
import { find } from "./find.js";
import { accepted, acceptedBefore, declined, reviewPermissions, unusable } from "./redeem-view.js";
import { Refusal, request } from "./request.js";
import { ticketIn } from "./redeem-ticket.js";

/** @import { RedemptionView } from "../api.ts" */

const GONE = "It was withdrawn, or the guest account was removed. Ask the person who invited you for a new one.";
const NO_TICKET = "The link is not complete. Open it again from the mail.";

const place = find("#redeem", HTMLElement);

/** @param {Node[]} parts */
function show(parts) {
  place.replaceChildren(...parts);
  const heading = place.querySelector("h1");
  document.title = `${heading?.textContent ?? "Invitation"} | Sandbox`;
  heading?.focus();
}

/** @param {() => Promise<void>} step */
async function attempt(step) {
  try {
    await step();
  } catch (error) {
    show(unusable(error instanceof Refusal ? error.message : "The sandbox does not answer. Reload this page to try again."));
  }
}

/** @param {RedemptionView} redemption */
async function accept({ ticket }) {
  /** @type {RedemptionView} */
  const after = await request("POST", "/api/redeem", { ticket });
  show(after.state === "gone" ? unusable(GONE) : accepted(after));
}

/**
 * @param {RedemptionView} redemption
 * @param {string} domain
 */
function review(redemption, domain) {
  const cancel = () => show(declined(redemption.tenantName, () => review(redemption, domain)));
  show(reviewPermissions(redemption, domain, { cancel, accept: () => void attempt(() => accept(redemption)) }));
}

await attempt(async () => {
  const ticket = ticketIn(location.search);
  if (!ticket) return show(unusable(NO_TICKET));
  /** @type {RedemptionView} */
  const redemption = await request("GET", `/api/redeem?ticket=${encodeURIComponent(ticket)}`);
  if (redemption.state === "gone") show(unusable(GONE));
  else if (redemption.state === "Accepted") show(acceptedBefore(redemption));
  else review(redemption, (await getTenant()).domain);
});
