/**
 * Sums up vitest's JSON reports: `N passed, N failed, N skipped`. Arguments: the reports. A report that is missing or broken, and a file that
 * failed before its first test, count as one failure each.
 * Plain JavaScript, no packages: it also speaks when the set-up failed.
 */
import { readFileSync } from "node:fs";

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const path of process.argv.slice(2)) add(path);
process.stdout.write(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;

function add(path) {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    sum.passed += report.numPassedTests;
    sum.failed += report.numFailedTests + report.testResults.filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")).length;
    sum.skipped += report.numPendingTests + report.numTodoTests;
  } catch {
    sum.failed += 1;
  }
}
