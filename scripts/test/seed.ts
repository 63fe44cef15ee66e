/** Mocha loads it before the tests (.mocharc.json): chance begins with the same seed in each run, or with the one that `TEST_SEED` names. */
import { configureGlobal } from "fast-check";

configureGlobal({ seed: Number(process.env["TEST_SEED"] ?? 1) });
