/** Reads a resource: what has become of the refresh, and which instances are outdated. It describes once and never waits. */
import { isFault, renderFaultClause } from "../../provider/core/fault";
import { look } from "../../provider/operations/look";
import { refreshed } from "../../provider/pulumi/refreshed";
import { asInputs } from "../../provider/pulumi/run";
import { pastOf } from "../../provider/pulumi/saved-state";
import type { Applied, Existing } from "../plugin/provider";
import { createPlanReporter } from "./reporter";
import type { Session } from "./session";
import { toLastProperties, toState } from "./state";

/** Only a group that is gone is gone: AWS forgets a refresh after six weeks, and Terraform reads before each plan, which must work without AWS. */
export async function readGroup({ state }: Existing, session: Session): Promise<Applied> {
  const properties = toLastProperties(state);
  const { autoScalingGroupName } = asInputs(properties);
  const past = pastOf(properties);
  const ports = session.connect(createPlanReporter())(properties);
  try {
    const seen = await look(autoScalingGroupName, past.instanceRefreshId, ports);
    if (seen.kind === "gone") return { state: undefined };
    return { state: toState(state, refreshed(past, seen, properties)) };
  } catch (error) {
    if (!isFault(error)) throw error;
    return {
      state,
      diagnostics: [
        {
          severity: "warning",
          summary: `The refresh of ${autoScalingGroupName} could not be read: ${renderFaultClause(error)}`,
          detail: "The state stays as it was.",
        },
      ],
    };
  }
}
