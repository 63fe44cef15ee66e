import { getTenant } from "../api/api.js";
import { find } from "../common/find.js";
import { RedeemFlow } from "./redeem-flow.js";
import { unusable } from "./redeem-view.js";
import { Refusal, request } from "../api/request.js";
import { asksToBlock, ticketIn } from "./redeem-ticket.js";

/** @import { RedemptionView } from "../../../page-api/api.ts" */

const NO_TICKET = "The link is not complete. Open it again from the mail.";
const UNREACHABLE = "The sandbox does not answer. Reload this page to try again.";

const place = find("#redeem", HTMLElement);

/** @param {Node[]} parts */
function show(parts) {
  place.replaceChildren(...parts);
  const heading = place.querySelector("h1");
  document.title = `${heading?.textContent ?? "Invitation"} | Sandbox`;
  heading?.focus();
}

/** @param {string} ticket */
async function start(ticket) {
  /** @type {RedemptionView} */
  const redemption = await request("GET", `/api/redeem?ticket=${encodeURIComponent(ticket)}`);
  const { domain } = await getTenant();
  const flow = new RedeemFlow({ redemption, domain, show, post: (wish) => request("POST", "/api/redeem", wish) });
  if (asksToBlock(location.hash) && redemption.state !== "gone") flow.askToBlock();
  else flow.start();
}

const ticket = ticketIn(location.search);
try {
  if (ticket) await start(ticket);
  else show(unusable(NO_TICKET));
} catch (error) {
  show(unusable(error instanceof Refusal ? error.message : UNREACHABLE));
}
