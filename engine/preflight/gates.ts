/** Gates that cannot be checked at all: better found before the start than at the first checkpoint. */
import { nameOf, type Gate } from "../gates/gate";
import type { MetricGate } from "../gates/metric-gate";
import { isFault, renderFaultClause } from "../run/fault";
import type { Ports } from "../run/ports";
import { error, warning, type BrokenGate, type Finding, type PreflightFacts } from "./facts";
import { ifPermitted } from "./if-permitted";

/** Looks for each gate's program, and sends the query of each metric once. */
export async function findBrokenGates(
  gates: readonly Gate[],
  ports: Ports,
): Promise<readonly BrokenGate[]> {
  const [programs, metrics] = await Promise.all([
    Promise.all(gates.map((gate) => findMissingProgram(gate, ports))),
    ifPermitted(() => Promise.all(gates.map((gate) => findRejectedMetric(gate, ports))), ports),
  ]);
  return [...programs, ...(metrics ?? [])].flat();
}

async function findMissingProgram(
  gate: Gate,
  { gateCheck }: Ports,
): Promise<readonly BrokenGate[]> {
  const [program] = gate.command ?? [];
  if (program === undefined || (await gateCheck.hasProgram(program))) return [];
  return [{ gate: nameOf(gate), missingProgram: program }];
}

async function findRejectedMetric(
  gate: Gate,
  { diagnostics }: Ports,
): Promise<readonly BrokenGate[]> {
  if (gate.metric === undefined) return [];
  const rejected = await rejectionOf(gate.metric, diagnostics);
  return rejected === undefined ? [] : [{ gate: nameOf(gate), rejected }];
}

async function rejectionOf(
  metric: MetricGate,
  diagnostics: Ports["diagnostics"],
): Promise<string | undefined> {
  try {
    await diagnostics.metricPoints(metric);
    return undefined;
  } catch (fault) {
    if (!isFault(fault, "rejected")) throw fault;
    return renderFaultClause(fault);
  }
}

/** A gate that cannot be checked never passes, and would end the run at the first checkpoint. */
export function gatesCanBeChecked({
  brokenGates = [],
  isPreview = false,
}: PreflightFacts): readonly Finding[] {
  return brokenGates.map(({ gate, missingProgram, rejected }) => {
    if (missingProgram === undefined) {
      return error(`gate ${gate} cannot be checked: ${rejected}. Fix its metric`);
    }
    const what = `gate ${gate} cannot be checked: there is no executable program ${missingProgram}`;
    return isPreview
      ? warning(`${what}. The update fails unless it makes the program`)
      : error(`${what}. Fix the command, or install the program where this runs`);
  });
}
