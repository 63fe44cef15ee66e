import { find } from "../common/find.js";
import { request } from "../api/request.js";
import { filterRequests } from "./request-filter.js";
import { requestRow } from "./request-row.js";

/** @import { RequestLogView, RequestView } from "../../../page-api/teams-api.ts" */

const POLL_MS = 1_000;
/** More rows than this don't help, and slow the page. */
const MAX_ROWS = 300;
const SERVERS = ["api", "bot", "page"];

const form = find("#filter", HTMLFormElement);
const status = find("#requests-status", HTMLElement);
const hold = find("#hold", HTMLButtonElement);

/** @type {RequestView[]} newest first */
let known = [];
let next = 0;

/** @param {string} name */
const isOn = (name) => find(`[name="${name}"]`, HTMLInputElement, form).checked;

function draw() {
  const servers = new Set(SERVERS.filter(isOn));
  const text = find('[name="text"]', HTMLInputElement, form).value;
  const shown = filterRequests(known, { text, servers, failed: isOn("failed") });
  find("#requests", HTMLElement).replaceChildren(...shown.slice(0, MAX_ROWS).map(requestRow));
  status.textContent = `${shown.length} of ${known.length} requests${shown.length > MAX_ROWS ? `, the newest ${MAX_ROWS} shown` : ""}`;
}

async function read() {
  try {
    /** @type {RequestLogView} */
    const log = await request("GET", `/_sandbox/requests?since=${next}`);
    next = log.next;
    if (log.requests.length === 0) return;
    known = [...log.requests.toReversed(), ...known].slice(0, 10_000);
    draw();
  } catch (error) {
    status.textContent = `The sandbox does not answer: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function readNewest() {
  const isHeld = hold.getAttribute("aria-pressed") === "true";
  if (!isHeld && document.visibilityState === "visible") await read();
  setTimeout(() => void readNewest(), POLL_MS);
}

form.addEventListener("input", draw);
form.addEventListener("submit", (event) => event.preventDefault());
hold.addEventListener("click", () => hold.setAttribute("aria-pressed", String(hold.getAttribute("aria-pressed") !== "true")));
draw();
await readNewest();
