import { element } from "../common/element.js";

/** @import { FaultView } from "../../../page-api/fault-view.ts" */

/** @type {Readonly<Record<FaultView["kind"], string>>} */
const KINDS = {
  429: "429 Too Many Requests",
  500: "500 Internal Server Error",
  503: "503 Service Unavailable",
  504: "504 Gateway Timeout",
  "refused-400": "400, a refusal of unknown cause",
  "refused-404": "404, without a code by the connector",
  "html-502": "502, as a proxy's page",
  timeout: "No answer for two minutes",
  reset: "The connection breaks",
  "done-503": "Done, but answered 503",
  "done-504": "Done, but answered 504",
  "done-timeout": "Done, but no answer for two minutes",
  "done-reset": "Done, but the connection breaks",
  gone: "410 with Location (delta)",
  "conversation-not-found": "404 ConversationNotFound (connector)",
  "other-region": "403, the user's region is another one (connector)",
};

const ROUTES = [
  ...["/v1.0/invitations", "/v1.0/$batch", "/v1.0/users/delta", "/v1.0/users/*", "/v1.0/*", "/*/oauth2/v2.0/token"],
  ...["/teams/v3/conversations", "/teams/v3/conversations/*/activities", "/teams/v3/conversations/*/activities/*", "/teams/v3/*"],
];

/** @param {FaultView} fault */
const words = ({ route, method, kind, times, every }) =>
  `${method ?? "Any"} ${route}: ${KINDS[kind]}, ${times} more${every > 1 ? `, each ${every} calls` : ""}`;

/**
 * @param {readonly FaultView[]} faults
 * @param {(faults: readonly FaultView[]) => void} change
 */
function presentFaults(faults, change) {
  const items = faults.map((fault) => {
    const label = `Take away: ${words(fault)}`;
    const remove = element("button", { type: "button", class: "icon-button close", "aria-label": label });
    remove.addEventListener("click", () => change(faults.filter((each) => each !== fault)));
    return element("li", {}, words(fault), remove);
  });
  return items.length > 0 ? element("ul", { class: "faults" }, ...items) : element("p", {}, "Nothing goes wrong on purpose.");
}

/**
 * @param {string} label
 * @param {HTMLElement} field
 */
const labelled = (label, field) => element("label", { class: "fault-field" }, label, field);

/** @param {FormData} data */
function readFault(data) {
  const text = (/** @type {string} */ name) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const kind = /** @type {FaultView["kind"]} */ (text("kind"));
  const retryAfter = text("retryAfterSeconds");
  return {
    route: text("route"),
    method: text("method") || null,
    kind,
    times: Number(text("times")),
    every: Number(text("every")),
    passed: 0,
    retryAfterSeconds: retryAfter === "" ? null : Number(retryAfter),
    retryAfterForm: /** @type {FaultView["retryAfterForm"]} */ (text("retryAfterForm")),
  };
}

/** @param {(fault: FaultView) => void} add */
function newFault(add) {
  const kinds = Object.entries(KINDS).map(([value, name]) => element("option", { value }, name));
  const methods = ["", "GET", "POST", "PATCH", "PUT", "DELETE"].map((value) => element("option", { value }, value || "Any"));
  const forms = ["seconds", "date"].map((value) => element("option", { value }, value));
  const form = element(
    "form",
    { class: "fault-form", "aria-label": "Let something go wrong" },
    labelled("Address", element("input", { class: "input", name: "route", list: "fault-routes", required: true, value: ROUTES[0] ?? "" })),
    element("datalist", { id: "fault-routes" }, ...ROUTES.map((value) => element("option", { value }))),
    labelled("Method", element("select", { class: "input", name: "method" }, ...methods)),
    labelled("What happens", element("select", { class: "input", name: "kind" }, ...kinds)),
    labelled("So often", element("input", { class: "input", name: "times", type: "number", min: "1", value: "1", required: true })),
    labelled(
      "Each so many calls",
      element("input", { class: "input", name: "every", type: "number", min: "1", value: "1", required: true }),
    ),
    labelled("Retry-After (s)", element("input", { class: "input", name: "retryAfterSeconds", type: "number", min: "0", step: "any" })),
    labelled("Retry-After as", element("select", { class: "input", name: "retryAfterForm" }, ...forms)),
    element("button", { class: "button" }, "Let it go wrong"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    add(readFault(new FormData(form)));
  });
  return form;
}

/**
 * The faults of the next calls of Graph and Entra, and a form to add one.
 *
 * @param {readonly FaultView[]} faults
 * @param {(faults: readonly FaultView[]) => void} change called with the whole new list
 * @returns {HTMLElement[]}
 */
export const faultList = (faults, change) => [presentFaults(faults, change), newFault((fault) => change([...faults, fault]))];
