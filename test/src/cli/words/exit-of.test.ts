import assert from "node:assert/strict";
import { exitOf } from "../../../../src/cli/words/exit-of.ts";

describe("exitOf", () => {
  for (const [exit, reasons] of [
    ["blocked", ["stopped", "tenant-blocked"]],
    ["sign-in-needed", ["consent-needed", "sign-in-refused"]],
    ["refused", ["policy-denied", "approval-needed", "pace", "override-refused"]],
    ["refused-by-microsoft", ["domain-blocked", "quota-reached", "permission-missing"]],
    ["usage", ["to-confirm", "colleagues-not-members"]],
    ["failed", ["busy", "not-confirmed", "unknown"]],
  ] as const) {
    it(`tells ${exit} from the others`, () => assert.deepEqual([...new Set(reasons.map(exitOf))], [exit]));
  }
});
