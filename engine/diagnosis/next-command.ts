/** The command that a diagnosis ends with: exact, for this group and Region, to be pasted into a shell. */
import type { ErrorContext } from "../run/errors/instance-refresh-error";

/** `aws autoscaling … --auto-scaling-group-name web --region eu-west-1` */
export function autoScalingCommand(
  { autoScalingGroupName, region }: ErrorContext,
  command: string,
  ...options: readonly string[]
): string {
  return awsCommand(
    region,
    `autoscaling ${command}`,
    "--auto-scaling-group-name",
    autoScalingGroupName,
    ...options,
  );
}

/** @param region left out of the command when it is not known */
export function awsCommand(
  region: string | undefined,
  command: string,
  ...options: readonly string[]
): string {
  const all = [...options, ...(region === undefined ? [] : ["--region", region])];
  return ["aws", command, ...all.map(quoteForShell)].join(" ");
}

/** `npx instance-refresh cancel web --region eu-west-1` */
export function toolCommand(
  { autoScalingGroupName, region }: ErrorContext,
  command: string,
): string {
  const all = [autoScalingGroupName, ...(region === undefined ? [] : ["--region", region])];
  return ["npx instance-refresh", command, ...all.map(quoteForShell)].join(" ");
}

/** A command that fixes something, and the next run. */
export function thenUp(command: string): string {
  return `${command} && pulumi up`;
}

/** A command that removes the cause of a rollback. The target has not changed, so the next run needs `retryAfterRollback`. */
export function thenRetry(command: string): string {
  return `${command}, then run \`pulumi up\` with retryAfterRollback: true`;
}

/** A fix without a command, and the next run. */
export function fixThenUp(fix: string): string {
  return `${fix}, then run \`pulumi up\``;
}

/** The command that shows what Auto Scaling has tried. */
export function showActivities(errorContext: ErrorContext): string {
  return autoScalingCommand(errorContext, "describe-scaling-activities", "--max-items", "20");
}

function quoteForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
