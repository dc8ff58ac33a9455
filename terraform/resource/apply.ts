/** Applies a plan: rolls the group and records what has come of it, or ends our own refresh when the resource is destroyed. */
import { isFault, renderFault, renderRetry } from "../../provider/core/fault";
import { InstanceRefreshError } from "../../provider/core/instance-refresh-error";
import { letGo } from "../../provider/operations/let-go";
import { asInputs, PartialFailure, run, timeoutOf } from "../../provider/pulumi/run";
import { pastOf, refreshIdOf } from "../../provider/pulumi/saved-state";
import type { Diagnostic } from "../plugin/diagnostic";
import type { Applied, ApplyRequest } from "../plugin/provider";
import type { Values } from "../values/value";
import { createReporter, type CollectingReporter } from "./reporter";
import type { Session } from "./session";
import { toLastProperties, toProperties, toState } from "./state";
import { inTerraformsWords } from "./wording";

/**
 * Private data of a resource whose creation failed. Terraform taints it, and replaces it at the next apply: it deletes it first, in the
 * same words as for `terraform destroy`. What that refresh does is what the replacement wants, so deleting it must end nothing.
 */
const incomplete = Buffer.from(JSON.stringify({ incomplete: true }));

export async function applyGroup(request: ApplyRequest, session: Session): Promise<Applied> {
  const { prior, planned, privateData } = request;
  if (planned !== undefined) return rollGroup(prior, planned, session);
  if (prior === undefined) return { state: undefined };
  return incomplete.equals(privateData) ? leaveGroup(prior) : releaseGroup(prior, session);
}

async function rollGroup(
  prior: Values | undefined,
  planned: Values,
  session: Session,
): Promise<Applied> {
  const reporter = reporterFor(planned);
  const previous = prior === undefined ? {} : toLastProperties(prior);
  try {
    const outputs = await run({
      inputs: toProperties(planned),
      previous,
      past: pastOf(previous),
      operation: prior === undefined ? "create" : "update",
      connect: session.connect(reporter),
    });
    return { state: toState(planned, outputs), diagnostics: reporter.diagnostics() };
  } catch (error) {
    const warnings = reporter.diagnostics();
    if (!(error instanceof PartialFailure)) {
      return { state: prior, diagnostics: [...warnings, toDiagnostic(error)] };
    }
    const failure = toDiagnostic(error.cause);
    const state = toState(planned, error.properties);
    if (prior !== undefined) return { state, diagnostics: [...warnings, failure] };
    if (isInterrupt(error.cause)) {
      // Terraform is red after Ctrl-C by itself. Without an error it does not taint the resource, and the next apply resumes it as it is.
      return { state, diagnostics: [...warnings, { ...failure, severity: "warning" }] };
    }
    return { state, privateData: incomplete, diagnostics: [...warnings, failure] };
  }
}

function isInterrupt(error: unknown): boolean {
  return error instanceof InstanceRefreshError && error.code === "Interrupted";
}

function leaveGroup(prior: Values): Applied {
  const { onDelete = "leave" } = asInputs(toProperties(prior));
  const { instance_refresh_id: id, auto_scaling_group_name: name } = prior;
  if (onDelete === "leave") return { state: undefined };
  return {
    state: undefined,
    diagnostics: [
      {
        severity: "warning",
        summary: `on_delete = "${onDelete}" was not carried out for refresh ${String(id)} of ${String(name)}`,
        detail:
          "The creation of this resource had failed, and its replacement is to go on with that refresh. " +
          `If it is still running and should not be, run: aws autoscaling cancel-instance-refresh --auto-scaling-group-name ${String(name)}`,
      },
    ],
  };
}

async function releaseGroup(prior: Values, session: Session): Promise<Applied> {
  const reporter = reporterFor(prior);
  const properties = toLastProperties(prior);
  const { autoScalingGroupName, onDelete } = asInputs(properties);
  const instanceRefreshId = refreshIdOf(properties);
  const timeoutSeconds = timeoutOf(properties, "delete");
  try {
    await letGo(
      {
        autoScalingGroupName,
        instanceRefreshId,
        policy: onDelete ?? "leave",
        ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      },
      session.connect(reporter)(properties),
    );
    return { state: undefined, diagnostics: reporter.diagnostics() };
  } catch (error) {
    const explained = isFault(error)
      ? new Error(
          `Deleting the refresh (${String(instanceRefreshId)}) of ${autoScalingGroupName}: ${renderFault(error)} ` +
            `The resource stays in the state, and the refresh may still be running. ${renderRetry(error, "destroy")}`,
        )
      : error;
    return { state: prior, diagnostics: [...reporter.diagnostics(), toDiagnostic(explained)] };
  }
}

function reporterFor(values: Values): CollectingReporter {
  const { auto_scaling_group_name: name, progress_file: file } = values;
  return createReporter({
    autoScalingGroupName: String(name),
    progressFile: typeof file === "string" && file !== "" ? file : undefined,
  });
}

/** An error as Terraform shows it: its first line above the rest. */
function toDiagnostic(error: unknown): Diagnostic {
  const text = inTerraformsWords(error instanceof Error ? error.message : String(error));
  const [summary = "", ...rest] = text.split("\n");
  return { severity: "error", summary, detail: rest.join("\n") };
}
