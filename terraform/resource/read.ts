/** Reads a resource: what has become of the refresh, and which instances are outdated. It describes once and never waits. */
import { asInputs } from "aws-instance-refresh/resource/known-inputs";
import { readResource } from "aws-instance-refresh/resource/read";
import { isFault, renderFaultClause } from "aws-instance-refresh/run/fault";
import type { Applied, Existing } from "../plugin/provider";
import { createPlanReporter } from "./reporter";
import type { Session } from "./session";
import { toLastProperties, toState } from "./state";

/** Terraform reads before each plan, and a plan must work without AWS. */
export async function readGroup({ state }: Existing, session: Session): Promise<Applied> {
  const properties = toLastProperties(state);
  const { autoScalingGroupName } = asInputs(properties);
  const ports = session.connect(createPlanReporter())(properties);
  try {
    const outputs = await readResource(autoScalingGroupName, properties, ports);
    return { state: outputs && toState(state, outputs) };
  } catch (error) {
    if (!isFault(error)) throw error;
    const summary = `The refresh of ${autoScalingGroupName} could not be read: ${renderFaultClause(error)}`;
    return {
      state,
      diagnostics: [{ severity: "warning", summary, detail: "The state stays as it was." }],
    };
  }
}
