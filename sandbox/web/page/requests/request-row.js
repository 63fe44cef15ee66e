import { element } from "../common/element.js";

/**
 * @import { RequestView } from "../../../page-api/teams-api.ts"
 */

/** @type {Readonly<Record<RequestView["server"], string>>} */
const SERVERS = { api: "services", page: "page", bot: "bot" };

/** @type {Intl.DateTimeFormatOptions} */
const TO_THE_MILLISECOND = { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 };

/** @param {string} iso */
const clockTime = (iso) => new Date(iso).toLocaleTimeString("en-GB", TO_THE_MILLISECOND);

/**
 * @param {number} status
 * @returns {string} 0 means that there was no answer
 */
const answer = (status) => (status === 0 ? "none" : String(status));

/** @param {RequestView} request */
export const isRefused = ({ status }) => status === 0 || status >= 400;

/**
 * @param {RequestView} request
 * @returns {HTMLTableRowElement}
 */
export function requestRow(request) {
  const { at, server, method, path, status, milliseconds, who, requestId } = request;
  return element(
    "tr",
    { class: isRefused(request) ? "refused" : null },
    element("td", {}, element("time", { datetime: at }, clockTime(at))),
    element("td", {}, SERVERS[server]),
    element("td", { title: requestId ? `request-id ${requestId}` : null }, element("strong", {}, method), ` ${path}`),
    element("td", {}, answer(status)),
    element("td", {}, String(milliseconds)),
    element("td", {}, who ?? ""),
  );
}
