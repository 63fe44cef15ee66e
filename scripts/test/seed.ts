/** Mocha loads this before the tests (.mocharc.json): random values have the same seed in each run, or the seed in `TEST_SEED`. */
import { configureGlobal } from "fast-check";

configureGlobal({ seed: Number(process.env["TEST_SEED"] ?? 1) });
