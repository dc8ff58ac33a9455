/** What a command says that could not be carried out, and what it ends with. */
import type { Command } from "commander";
import { isFault, renderFault, type FaultKind } from "../run/fault";
import { InstanceRefreshError } from "../run/errors/instance-refresh-error";
import { exitWith } from "./exit-code";
import { regionOf } from "./session";

/** Carries a command out for a group. AWS's refusals are told as a person needs them; any other error is a mistake of ours. */
export function withErrorOutput<Options>(
  act: (group: string, options: Options, command: Command) => unknown,
) {
  return async (group: string, options: Options, command: Command): Promise<void> => {
    try {
      await act(group, options, command);
    } catch (error) {
      if (isNoGroup(error)) {
        const region = regionOf(command) ?? "this Region";
        console.error(`There is no Auto Scaling group ${group} in ${region} and this account.`);
        exitWith("nothing");
      } else if (isFault(error)) {
        const fix = error.code === "NoRegion" ? "Or give --region." : fixes[error.kind];
        console.error([renderFault(error), ...(fix === undefined ? [] : [fix])].join(" "));
        exitWith("error");
      } else throw error;
    }
  };
}

function isNoGroup(error: unknown): boolean {
  return error instanceof InstanceRefreshError
    ? error.code === "GroupNotFound"
    : isFault(error, "groupNotFound");
}

const fixes: Partial<Record<FaultKind, string>> = {
  credentials: "Log in, or give another --profile.",
  forbidden: "Have that call allowed.",
  transient: "Try again.",
  unknownOutcome: "Try again.",
};
