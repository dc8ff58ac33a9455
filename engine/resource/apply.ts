/** Applies a resource: one roll, its report, and what it leaves in the outputs. */
import type { InstanceRefreshError, ErrorContext } from "../run/errors/instance-refresh-error";
import { renderReason, type SavedState } from "../decision/reasons";
import type { Snapshot } from "../refresh/snapshot";
import { isSameTemplate, launchTemplateOf } from "../refresh/target";
import { savedStateAfter } from "../decision/history";
import type { Ports } from "../run/ports";
import { roll, type Rolled } from "../run/roll";
import { renderSuccess } from "../reporting/success-line";
import { createRunReport, type RunReport } from "../reporting/run-report";
import { asInputs } from "./known-inputs";
import {
  previousOutputs,
  runningTemplate,
  toFleetOutputs,
  toRefreshOutputs,
  visibleInputs,
  type Properties,
} from "../run/outputs";
import { toSaved } from "../decision/saved-state";

export interface ApplyRequest {
  /** The validated inputs, hidden ones included. */
  readonly inputs: Properties;
  /** The outputs of the last run; empty for a new resource. */
  readonly previous: Properties;
  readonly saved: SavedState;
  readonly errorContext: ErrorContext;
  /** Seconds that the whole run may take. Absent: no limit. */
  readonly timeoutSeconds?: number;
}

export interface AppliedResource {
  /** `unchanged` when there was no reason to roll, `onHold` when there is one and the inputs say to wait. */
  readonly outcome: "rolled" | "unchanged" | "onHold" | "failed";
  /** All outputs, and what the next run has to know. */
  readonly outputs: Properties;
  /** Why it is no success. A refresh exists whenever this is set. */
  readonly error?: InstanceRefreshError;
}

/** @throws Error when nothing was started; the state stays as it was */
export async function applyResource(request: ApplyRequest, ports: Ports): Promise<AppliedResource> {
  const rolled = await rollOrExplain(request, ports);
  const visible = toOutputs(rolled, request);
  const outputs = { ...visible, ...toSaved(savedStateAfter(rolled, request.saved), visible) };
  return { outcome: outcomeOf(rolled), outputs, ...(rolled.error && { error: rolled.error }) };
}

function outcomeOf({ error, refresh, reasons }: Rolled): AppliedResource["outcome"] {
  if (error !== undefined) return "failed";
  if (refresh !== undefined) return "rolled";
  return reasons.length === 0 ? "unchanged" : "onHold";
}

async function rollOrExplain(request: ApplyRequest, ports: Ports): Promise<Rolled> {
  const { saved, errorContext, timeoutSeconds } = request;
  const inputs = asInputs(request.inputs);
  const runReport = createRunReport({ inputs, environment: process.env }, ports);
  const rolled = await roll(
    {
      inputs,
      saved,
      errorContext,
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    },
    { ...ports, observe: runReport.observe },
  );
  await closed(runReport, { rolled, errorContext }, ports);
  const success = renderSuccess(rolled);
  if (success !== undefined) ports.reporter.note(success);
  return rolled;
}

/** A failed report must never keep the refresh out of the state. */
async function closed(
  runReport: RunReport,
  { rolled, errorContext }: { readonly rolled: Rolled; readonly errorContext: ErrorContext },
  { reporter }: Ports,
): Promise<void> {
  try {
    await runReport.close(rolled, errorContext);
  } catch (error) {
    reporter.warn(`the report was not finished: ${String(error)}`);
  }
}

function toOutputs(rolled: Rolled, request: ApplyRequest): Properties {
  const { inputs } = request;
  const { refresh, desired, reasons, isOtherGroup = false } = rolled;
  const { previous, saved } = isOtherGroup ? { previous: {}, saved: {} as SavedState } : request;
  const hidden = Object.fromEntries(
    Object.entries(inputs).filter(([name]) => name.startsWith("__")),
  );
  const base = { ...visibleInputs(inputs), ...hidden };
  if (refresh === undefined) {
    const pendingReason = reasons.map(renderReason).join("; ");
    return {
      ...base,
      ...previousOutputs(previous),
      ...(pendingReason !== "" && { pendingReason }),
    };
  }
  const before = launchTemplateOf(
    saved.lastSuccess?.target.configuration ?? rolled.group?.configuration,
  );
  const after = launchTemplateOf(desired.target.configuration);
  const hasMoved = before !== undefined && !(after !== undefined && isSameTemplate(before, after));
  const isBack = refresh.status === "RollbackSuccessful";
  return {
    ...base,
    ...toRefreshOutputs(refresh),
    ...runningTemplate(refresh.status, { launchTemplate: after, previousLaunchTemplate: before }),
    ...(!isBack &&
      (hasMoved
        ? { previousLaunchTemplate: before }
        : keepOutput("previousLaunchTemplate", refresh, previous))),
    ...reasonOf(rolled, previous),
    ...toFleetOutputs(rolled.verified),
  };
}

/** Why the fleet was rolled. A run that only followed a refresh to its end has no reason of its own: the one that started it stands. */
function reasonOf({ reasons, refresh }: Rolled, previous: Properties): Properties {
  if (reasons.length > 0) return { rollReason: reasons.map(renderReason).join("; ") };
  return keepOutput("rollReason", refresh, previous);
}

/** An output as it stands, if it is of this refresh. */
function keepOutput(name: string, refresh: Snapshot | undefined, previous: Properties): Properties {
  const isSame = previous["instanceRefreshId"] === refresh?.instanceRefreshId;
  return isSame && previous[name] !== undefined ? { [name]: previous[name] } : {};
}
