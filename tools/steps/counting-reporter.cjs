// Mocha's own report, and the counts and what failed in a file for whoever started it.
const { relative } = require("node:path");
const { writeFileSync } = require("node:fs");
const { reporters, Runner } = require("mocha");

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failed = [];
    runner.on(Runner.constants.EVENT_TEST_FAIL, (test, { message }) => {
      failed.push(
        `${relative(process.cwd(), test.file ?? "")}: ${test.fullTitle()}: ${String(message).split("\n")[0]}`,
      );
    });
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const counts = { passed: passes, failed: failures, skipped: pending, failures: failed };
      writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
    });
  }
};
