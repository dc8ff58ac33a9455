/** The DryRun parameter, which every EC2 action has. */
import { AwsError } from "../../aws-error";
import type { Action, ActionTable } from "../action";

/** The same actions, except that with DryRun they change nothing and say what would have happened. */
export function withDryRun(actions: ActionTable): ActionTable {
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [name, unlessDryRun(action)]),
  );
}

function unlessDryRun(action: Action<never, unknown>): Action<never, unknown> {
  return (input: { DryRun?: boolean }, context) => {
    if (input.DryRun === true) {
      throw new AwsError(
        "DryRunOperation",
        "Request would have succeeded, but DryRun flag is set.",
        412,
      );
    }
    return action(input as never, context);
  };
}
