// Mocha's own "spec" reporter, which also tells the parent process the numbers (scripts/test/run-tests.ts prints them last).
// CommonJS, because mocha takes a reporter as `module.exports`.

const { Runner, reporters } = require("mocha");

const { EVENT_HOOK_END, EVENT_RUN_END, EVENT_TEST_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Runner.constants;
const graceMilliseconds = 10_000;

class Reporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const times = {};
    const tell = (ended) => {
      const { passes, failures, pending } = runner.stats;
      process.send?.({ passed: passes, failed: failures, skipped: pending, ended, times: ended ? times : {} });
    };
    for (const event of [EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING]) runner.on(event, () => tell(false));
    const addTime = ({ file, duration = 0 }) => {
      if (file !== undefined) times[file] = (times[file] ?? 0) + duration;
    };
    for (const event of [EVENT_TEST_END, EVENT_HOOK_END]) runner.on(event, addTime);
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
