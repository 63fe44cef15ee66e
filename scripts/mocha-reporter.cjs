// Mocha's own "spec" reporter, which also tells the parent process the numbers (scripts/test/run-tests.ts prints them last).
// CommonJS, because mocha takes a reporter as `module.exports`.

const { Runner, reporters } = require("mocha");

const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } = Runner.constants;
const graceMilliseconds = 10_000;

class Reporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const tell = (ended) => {
      const { passes, failures, pending } = runner.stats;
      process.send?.({ passed: passes, failed: failures, skipped: pending, ended });
    };
    for (const event of [EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING]) runner.on(event, () => tell(false));
    runner.once(EVENT_RUN_END, () => {
      tell(true);
      endWhatStaysOpen();
    });
  }
}

/** A test that leaves a server or a timer open would keep mocha alive forever: reports what is open, and fails. */
function endWhatStaysOpen() {
  const timer = setTimeout(() => {
    process.stderr.write(`The tests ended, but these stayed open: ${process.getActiveResourcesInfo().join(", ")}\n`);
    process.exit(1);
  }, graceMilliseconds);
  timer.unref();
}

module.exports = Reporter;
