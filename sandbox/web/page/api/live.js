/** @import { PageEvents } from "../../../page-api/api.ts" */

/**
 * The handler for each event; `lost` is called when the connection broke (the browser reconnects by itself).
 *
 * @typedef {{ [Name in keyof PageEvents]?: (data: PageEvents[Name]) => unknown } & { lost?: () => unknown }} LiveHandlers
 */

/** @type {(keyof PageEvents)[]} */
const NAMES = ["hello", "message", "deleted", "typing", "conversations", "feed", "mail", "look", "reset"];

/**
 * Listens to the server's events.
 *
 * @param {string} address
 * @param {LiveHandlers} handlers
 * @returns {EventSource}
 */
export function listen(address, handlers) {
  const source = new EventSource(address);
  for (const name of NAMES) {
    /** @type {((data: never) => unknown) | undefined} */
    const handler = handlers[name];
    if (handler) source.addEventListener(name, ({ data }) => handler(/** @type {never} */ (JSON.parse(data))));
  }
  source.addEventListener("error", () => handlers.lost?.());
  return source;
}
