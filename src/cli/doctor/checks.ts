import type { Check } from "./check.ts";
import { hearingChecks } from "./hearing-checks.ts";
import { microsoftChecks } from "./microsoft-checks.ts";
import { storeChecks } from "./store-checks.ts";
import { workChecks } from "./work-checks.ts";

/** All that the doctor looks at, in the order in which it says it. */
export const checks: readonly Check[] = [...storeChecks, ...workChecks, ...hearingChecks, ...microsoftChecks];
