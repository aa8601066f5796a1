// A web-test-runner reporter that leaves the counts where `verify` and `.ci/run` find them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes `{ passed, failed }` as JSON. A test file that does not load counts as one failure.
 *
 * @param {string} path of the file to write
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter(path) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0 };
      for (const session of sessions) {
        const results = session.testResults ? listTests(session.testResults) : [];
        for (const test of results) counts[test.passed ? 'passed' : 'failed']++;
        if (!session.passed && results.every((test) => test.passed)) counts.failed++;
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${JSON.stringify(counts)}\n`);
      process.stdout.write(`browser: ${counts.passed} passed, ${counts.failed} failed\n`);
    },
  };
}

function listTests(suite) {
  return [...suite.tests.filter((test) => !test.skipped), ...suite.suites.flatMap(listTests)];
}
