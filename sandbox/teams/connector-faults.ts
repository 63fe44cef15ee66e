import type { FaultWords } from "../meet-faults.ts";

const CODES = {
  429: ["Throttled", "Too many requests."],
  500: ["ServiceError", "Unknown"],
  503: ["ServiceUnavailable", "Service unavailable."],
  504: ["GatewayTimeout", "The gateway did not receive a response in time."],
} as const;

/** What connector and token service say when they fail (Microsoft: Status codes of bot conversations). */
export const connectorFaultWords: FaultWords = (status) => {
  const [code, message] = CODES[status];
  return { error: { code, message } };
};
