/** @import { Problem } from "../../../page-api/api.ts" */

/** A refusal of the server, in its own words. */
export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }
}

/**
 * @param {Response} response
 * @returns {Promise<Refusal>}
 */
async function refusalOf(response) {
  const unexplained = new Refusal(String(response.status), `The sandbox answered ${response.status}.`);
  if (!response.headers.get("content-type")?.includes("json")) return unexplained;
  /** @type {Partial<Problem>} */
  const { error } = await response.json();
  return error ? new Refusal(error.code, error.message) : unexplained;
}

/**
 * Sends a request to the sandbox's server, with JSON both ways. Throws `Refusal` for a 4xx or 5xx, `TypeError` when the server can't be
 * reached.
 *
 * @template Answer
 * @param {"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<Answer>}
 */
export async function request(method, path, body) {
  const headers = { accept: "application/json" };
  const sent = { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, { method, ...(body === undefined ? { headers } : sent) });
  if (!response.ok) throw await refusalOf(response);
  const text = await response.text();
  return JSON.parse(text || "null");
}
