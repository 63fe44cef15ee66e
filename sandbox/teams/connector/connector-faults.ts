import type { FaultSurroundings } from "../../requests/apply-faults.ts";

const CODES = {
  400: ["BadSyntax", "Bad format of the request."],
  429: ["Throttled", "Too many requests."],
  500: ["ServiceError", "Unknown"],
  503: ["ServiceUnavailable", "Service unavailable."],
  504: ["GatewayTimeout", "The gateway did not receive a response in time."],
} as const;

/** How the connector and the token service fail (Microsoft: Status codes of bot conversations). */
export const connectorFaults: FaultSurroundings = {
  pathOf: ({ req }) => req.path,
  refuse: (context, status) => {
    const [code, message] = CODES[status];
    return context.json({ error: { code, message } }, status);
  },
};
