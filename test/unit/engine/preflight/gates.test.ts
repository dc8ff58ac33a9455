/** Gates that cannot be checked, and what is said of them before a start. */
import { finds } from "./facts";

const missing = [{ gate: "smoke", missingProgram: "./smoke.sh" }] as const;
const rejected = [
  { gate: "p99 of Latency", rejected: "GetMetricData: ValidationError: No such statistic" },
] as const;

describe("a preflight's gates", () => {
  finds([
    ["can be checked", { brokenGates: [] }],
    [
      "have a program that does not exist",
      { brokenGates: missing },
      "error",
      "gate smoke cannot be checked: there is no executable program ./smoke.sh. Fix the command, or install the program where this runs",
    ],
    [
      "have a program that the previewed update may still make",
      { brokenGates: missing, isPreview: true },
      "warning",
      "gate smoke cannot be checked: there is no executable program ./smoke.sh. The update fails unless it makes the program",
    ],
    [
      "have a metric whose query CloudWatch rejects",
      { brokenGates: rejected, isPreview: true },
      "error",
      "gate p99 of Latency cannot be checked: GetMetricData: ValidationError: No such statistic. Fix its metric",
    ],
  ]);
});
