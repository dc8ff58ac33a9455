/** Applies a plan: rolls the group and records what has come of it, or ends our own refresh when the resource is destroyed. */
import { savedStateOf, refreshIdOf } from "aws-instance-refresh/decision/saved-state";
import { applyResource } from "aws-instance-refresh/resource/apply";
import { asInputs } from "aws-instance-refresh/resource/known-inputs";
import type { InstanceRefreshError } from "aws-instance-refresh/run/errors/instance-refresh-error";
import { isFault, renderFault, renderRetry } from "aws-instance-refresh/run/fault";
import { stopOnDelete } from "aws-instance-refresh/run/stop-on-delete";
import { isSame } from "aws-instance-refresh/values/equality";
import type { Diagnostic } from "../plugin/diagnostic";
import type { Applied, ApplyRequest } from "../plugin/provider";
import type { Values } from "../values/value";
import { addressOf, fromPrivate } from "./private-data";
import { createReporter, type CollectingReporter } from "./reporter";
import { errorContextOf, type Session } from "./session";
import { timeoutSecondsOf, toLastProperties, toProperties, toState } from "./state";
import { toTerraformText } from "../schema/wording";

export async function applyGroup(request: ApplyRequest, session: Session): Promise<Applied> {
  const { prior, planned, privateData } = request;
  const { isRecordOnly, creates } = fromPrivate(privateData);
  if (planned !== undefined) {
    return isRecordOnly ? { state: planned } : rollGroup(prior, planned, session);
  }
  if (prior === undefined) return { state: undefined };
  const isReplaced = isSame(creates, addressOf(toProperties(prior)));
  return isReplaced ? leaveRefresh(prior) : endRefresh(prior, session);
}

async function rollGroup(
  prior: Values | undefined,
  planned: Values,
  session: Session,
): Promise<Applied> {
  const reporter = reporterFor(planned);
  const inputs = toProperties(planned);
  const timeoutSeconds = timeoutSecondsOf(planned, prior === undefined ? "create" : "update");
  try {
    const previous = prior === undefined ? {} : toLastProperties(prior);
    const { outputs, error } = await applyResource(
      {
        inputs,
        previous,
        saved: savedStateOf(previous),
        errorContext: errorContextOf(inputs),
        ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      },
      session.connect(reporter)(inputs),
    );
    const state = toState(planned, outputs);
    const warnings = reporter.diagnostics();
    if (error === undefined) return { state, diagnostics: warnings };
    return { state, ...failed(error, { isCreate: prior === undefined, warnings }) };
  } catch (error) {
    return { state: prior, diagnostics: [...reporter.diagnostics(), toDiagnostic(error)] };
  }
}

/** A refresh exists that did not succeed: the next apply goes on with it. */
function failed(
  error: InstanceRefreshError,
  { isCreate, warnings }: { readonly isCreate: boolean; readonly warnings: readonly Diagnostic[] },
): Omit<Applied, "state"> {
  const failure = toDiagnostic(error);
  if (isCreate && error.code === "Interrupted") {
    // Terraform is red after Ctrl-C by itself. Without an error it does not taint the resource, and the next apply resumes it as it is.
    return { diagnostics: [...warnings, { ...failure, severity: "warning" }] };
  }
  return { diagnostics: [...warnings, failure] };
}

/**
 * Terraform replaces a resource whose creation failed, or that the user has tainted: it deletes it and creates it anew, for the same
 * group. What the refresh does is what the new resource wants, so it must go on.
 */
function leaveRefresh(prior: Values): Applied {
  const { autoScalingGroupName, onDelete = "leave" } = asInputs(toProperties(prior));
  if (onDelete === "leave") return { state: undefined };
  const summary = `on_delete = "${onDelete}" was not carried out for ${autoScalingGroupName}: its new resource goes on with the refresh`;
  return { state: undefined, diagnostics: [{ severity: "warning", summary }] };
}

async function endRefresh(prior: Values, session: Session): Promise<Applied> {
  const reporter = reporterFor(prior);
  const properties = toLastProperties(prior);
  const { autoScalingGroupName, onDelete = "leave" } = asInputs(properties);
  const instanceRefreshId = refreshIdOf(properties);
  const timeoutSeconds = timeoutSecondsOf(prior, "delete");
  try {
    await stopOnDelete(
      {
        autoScalingGroupName,
        instanceRefreshId,
        policy: onDelete,
        ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      },
      session.connect(reporter)(properties),
    );
    return { state: undefined, diagnostics: reporter.diagnostics() };
  } catch (error) {
    const explained = isFault(error)
      ? `Deleting the refresh (${String(instanceRefreshId)}) of ${autoScalingGroupName}: ${renderFault(error)} ` +
        `The resource stays in the state, and the refresh may still be running. ${renderRetry(error, "destroy")}`
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
  const text = toTerraformText(error instanceof Error ? error.message : String(error));
  const [summary = "", ...rest] = text.split("\n");
  return { severity: "error", summary, detail: rest.join("\n") };
}
