/**
 * Mocha loads it before the tests (.mocharc.json). A worker process writes its coverage when it exits, which can take longer than
 * the second after which mocha's pool (workerpool) sends it SIGTERM: the coverage would be lost.
 */
const isWorker = process.env["MOCHA_WORKER_ID"] !== undefined;

if (isWorker && process.env["NODE_V8_COVERAGE"] !== undefined) process.on("SIGTERM", () => {});
