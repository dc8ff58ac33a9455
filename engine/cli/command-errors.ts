/** The message and the exit code of a command that failed. */
import type { Command } from "commander";
import { isFault, renderFault, type Fault, type FaultKind } from "../run/fault";
import { InstanceRefreshError } from "../run/errors/instance-refresh-error";
import { exitWith, resultOfError } from "./exit-code";
import { renderUnknownRegion } from "../aws/regions";
import { connectionOptions, regionOf } from "./session";
import { toShellText } from "./wording";

/** Carries a command out for one group or several. AWS's refusals are explained; any other error is a bug and keeps its stack. */
export function withErrorOutput<Groups, Options>(
  act: (groups: Groups, options: Options, command: Command) => unknown,
) {
  return async (groups: Groups, options: Options, command: Command): Promise<void> => {
    try {
      await act(groups, options, command);
    } catch (error) {
      if (isNoGroup(error)) {
        console.error(renderNoGroup(groups, command));
        exitWith("nothing");
      } else if (isFault(error)) {
        console.error(renderRefusal(error, command));
        exitWith("error");
      } else if (error instanceof InstanceRefreshError) {
        console.error(toShellText(error.message));
        exitWith(resultOfError(error.code));
      } else throw error;
    }
  };
}

function isNoGroup(error: unknown): boolean {
  return error instanceof InstanceRefreshError
    ? error.code === "GroupNotFound"
    : isFault(error, "groupNotFound");
}

/** A mistyped Region has no groups either, so the Region is named with where it comes from. */
function renderNoGroup(groups: unknown, command: Command): string {
  const name = Array.isArray(groups) ? groups.join(" or ") : String(groups);
  const region = regionOf(command);
  if (region === undefined) {
    return `There is no Auto Scaling group ${name} in this Region and account.`;
  }
  const source = connectionOptions(command).region === undefined ? "the environment" : "--region";
  const unknown = renderUnknownRegion(region);
  return (
    `There is no Auto Scaling group ${name} in ${region} (the Region of ${source}) and this account.` +
    (unknown === undefined ? "" : ` ${unknown}`)
  );
}

function renderRefusal(fault: Fault, command: Command): string {
  if (fault.code === "NoRegion") {
    return "No AWS Region is set. Give --region, or set AWS_REGION.";
  }
  const { profile } = connectionOptions(command);
  const named = fault.kind === "credentials" && profile !== undefined ? `Profile ${profile}: ` : "";
  const fix = fixes[fault.kind];
  return named + [renderFault(fault), ...(fix === undefined ? [] : [fix])].join(" ");
}

const fixes: Partial<Record<FaultKind, string>> = {
  credentials: "Log in, or give another --profile.",
  forbidden: "Have that call allowed.",
  transient: "Try again.",
  unknownOutcome: "Try again.",
};
