import { isRefused } from "./request-row.js";

/** @import { RequestView } from "../../../page-api/teams-api.ts" */

/** @param {RequestView} request */
const says = ({ method, path, who, requestId, status }) => `${method} ${path} ${status} ${who ?? ""} ${requestId ?? ""}`.toLowerCase();

/**
 * The requests that match the reader's filter.
 *
 * @param {readonly RequestView[]} requests
 * @param {{ text: string, servers: ReadonlySet<string>, failed: boolean }} wish
 */
export function filterRequests(requests, { text, servers, failed }) {
  const wanted = text.trim().toLowerCase();
  return requests.filter(
    (request) => servers.has(request.server) && (!failed || isRefused(request)) && (wanted === "" || says(request).includes(wanted)),
  );
}
