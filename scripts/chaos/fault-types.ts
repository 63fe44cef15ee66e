import type { ControlView } from "../../sandbox/page-api/api.ts";
import { fault } from "./page.ts";

type Switches = Partial<ControlView>;

export interface FaultType {
  /** The switches while `n` people press. */
  readonly set: (n: number) => Switches;
  /** The switches while partners accept and notices are due. */
  readonly whenDue?: (n: number) => Switches;
  /** So long acceptances are waited for with the fault on, in seconds. */
  readonly settle?: number;
}

const invite = "/v1.0/invitations";
const graph = "/v1.0/*";
const delta = "/v1.0/users/delta*";
const connector = "/teams/v3/conversations/*";
const token = "/*/oauth2/v2.0/token";

const faults = (...list: Parameters<typeof fault>): Switches => ({ faults: [fault(...list)] });

/** The same fault while people press and while notices are due. */
const always = (set: (n: number) => Switches): FaultType => ({ set, whenDue: set });

/** The fault of twice as many calls while people press. */
const twice = (set: (n: number) => Switches): FaultType => ({ set: (n) => set(2 * n), whenDue: set });

/** Only once the mails are out. */
const later = (switches: Switches): FaultType => ({ set: () => ({}), whenDue: () => switches });

const slow = { latencyMs: 2500, connectorLatencyMs: 1500 };
const lateDirectory = { listedAfterMs: 60_000, visibleAfterMs: 20_000, deltaAfterMs: 15_000 };
const hiddenFor45s = { listedAfterMs: 45_000, visibleAfterMs: 45_000, deltaAfterMs: 45_000 };

const ofGraph: Readonly<Record<string, FaultType>> = {
  none: { set: () => ({}) },
  "invite-429-retry2": { set: (n) => faults(invite, "POST", "429", n, { retryAfterSeconds: 2 }) },
  "invite-429-bare": { set: (n) => faults(invite, "POST", "429", n) },
  "invite-429-retry60": { set: () => faults(invite, "POST", "429", 2, { retryAfterSeconds: 60 }) },
  "graph-429-retry1": twice((n) => faults(graph, null, "429", n, { retryAfterSeconds: 1 })),
  "graph-429-bare": twice((n) => faults(graph, null, "429", n)),
  "invite-500": { set: (n) => faults(invite, "POST", "500", n) },
  "invite-503": { set: (n) => faults(invite, "POST", "503", n) },
  "invite-503-retry3": { set: (n) => faults(invite, "POST", "503", n, { retryAfterSeconds: 3 }) },
  "invite-done-503-retry3": { set: (n) => faults(invite, "POST", "done-503", n, { retryAfterSeconds: 3 }) },
  "invite-done-timeout": { set: () => faults(invite, "POST", "done-timeout", 2) },
  "invite-504-undone": { set: (n) => faults(invite, "POST", "504", n) },
  "invite-done-504": { set: (n) => faults(invite, "POST", "done-504", n) },
  "invite-done-504-lag": { set: (n) => ({ ...faults(invite, "POST", "done-504", n), ...hiddenFor45s }) },
  "invite-done-reset": { set: (n) => faults(invite, "POST", "done-reset", n) },
  "invite-reset": { set: (n) => faults(invite, "POST", "reset", n) },
  "invite-timeout": { set: (n) => faults(invite, "POST", "timeout", n) },
  "invite-html-502": { set: (n) => faults(invite, "POST", "html-502", n) },
  "invite-400": { set: (n) => faults(invite, "POST", "refused-400", n) },
  "graph-503": twice((n) => faults(graph, null, "503", n)),
  "graph-reset": twice((n) => faults(graph, "GET", "reset", n)),
  "batch-503": { set: (n) => faults("/v1.0/$batch", null, "503", n) },
  "delta-gone": later(faults(delta, null, "gone", 3)),
  "delta-500": later(faults(delta, null, "500", 15)),
  "delta-timeout": later(faults(delta, null, "timeout", 2)),
  "delta-replays": always(() => ({ deltaReplays: true })),
  "delta-blind": { ...always(() => ({ deltaTracksUserState: false })), settle: 100 },
  "token-503": always((n) => faults(token, "POST", "503", n)),
  "signin-503": { set: (n) => faults("/api/*", null, "503", n) },
  "roles-refused": always(() => ({ membershipCasts: "refused" })),
  "filters-refused": always(() => ({ addressFilters: "refused" })),
  "writes-late": always(() => ({ writableAfterMs: 8000 })),
  lag: always(() => slow),
  "lag-of-directory": always(() => lateDirectory),
};

const ofTeams: Readonly<Record<string, FaultType>> = {
  "teams-500": always((n) => faults(connector, null, "500", n)),
  "teams-503-retry2": always((n) => faults(connector, null, "503", n, { retryAfterSeconds: 2 })),
  "teams-429-retry2": always((n) => faults(connector, null, "429", n, { retryAfterSeconds: 2 })),
  "teams-429-bare": always((n) => faults(connector, null, "429", n)),
  "teams-412": always(() => ({ refuseConcurrent: true })),
  "teams-reset": always((n) => faults(connector, null, "reset", n)),
  "teams-timeout": always(() => faults(connector, null, "timeout", 4)),
  "teams-html-502": always((n) => faults(connector, null, "html-502", n)),
  "teams-done-504": always((n) => faults(connector, "POST", "done-504", n)),
  "teams-done-reset": always((n) => faults(connector, "POST", "done-reset", n)),
  "teams-done-timeout": always(() => faults(connector, "POST", "done-timeout", 3)),
  "teams-not-found": always((n) => faults(connector, null, "conversation-not-found", n, { every: 3 })),
  "teams-other-region": always((n) => faults(connector, null, "other-region", n, { every: 3 })),
  "teams-404": always((n) => faults(connector, null, "refused-404", n, { every: 3 })),
  "teams-400": always((n) => faults(connector, null, "refused-400", n)),
  "edits-late": always(() => ({ editableAfterMs: 4000 })),
  "deliver-twice": always(() => ({ deliverTwice: true })),
  "two-clients": always(() => ({ clients: 2 })),
};

/** What can go wrong outside of the bot while it lives, by name. */
export const faultTypes: Readonly<Record<string, FaultType>> = { ...ofGraph, ...ofTeams };

/** @throws Error for a name that isn't one. */
export function faultType(name: string): FaultType {
  const found = faultTypes[name];
  if (!found) throw new Error(`no such fault type: ${name}; there are ${Object.keys(faultTypes).join(", ")}`);
  return found;
}
