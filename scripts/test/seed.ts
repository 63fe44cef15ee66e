import { configureGlobal } from "fast-check";
import { runs } from "../../test/build/runs.ts";

/**
 * Mocha loads this before the tests (.mocharc.json): random values have the same seed in each run, or the seed in `TEST_SEED`. A property
 * that doesn't say otherwise gets 100 examples in `npm test`.
 */
configureGlobal({ seed: Number(process.env["TEST_SEED"] ?? 1), numRuns: runs(500) });
