import type { Pace } from "../../src/domain/pace/pace.ts";

/** For tests that send more than people do. */
export const widePace: Pace = {
  betweenMails: 600,
  person: { atOnce: 1_000, thenEvery: 60 },
  tenant: { atOnce: 10_000, thenEvery: 30 },
  perDay: 100_000,
};
