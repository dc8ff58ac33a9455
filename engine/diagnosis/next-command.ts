/** The command that a diagnosis ends with: exact, for this group and Region, to be pasted into a shell. */
import type { ErrorContext } from "../run/errors/instance-refresh-error";
import type { Diagnostics } from "./diagnostics";

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

/** A command that fixes something outside the program, and the next run. */
export function thenUp(command: string, after: RollEnd): string {
  return isRolledBack(after) ? thenRetry(command) : `${command} && pulumi up`;
}

/** A fix without a command, and the next run. */
export function fixThenUp(
  { fix, keepsTarget = false }: { readonly fix: string; readonly keepsTarget?: boolean },
  after: RollEnd,
): string {
  return keepsTarget && isRolledBack(after) ? thenRetry(fix) : `${fix}, then run \`pulumi up\``;
}

/** How the roll ended that the next run comes after. */
export type RollEnd = Pick<Diagnostics, "refresh" | "willRollBack">;

/** What lets the next run try a target again that was rolled back. */
export const withRetry = " with retryAfterRollback: true";

/** A target that was rolled back and has not changed since is tried again only if the program says so. */
function thenRetry(fix: string): string {
  return `${fix}, then run \`pulumi up\`${withRetry}`;
}

function isRolledBack({ refresh, willRollBack = false }: RollEnd): boolean {
  return willRollBack || refresh.status === "RollbackSuccessful";
}

/** The command that shows what Auto Scaling has tried. */
export function showActivities(errorContext: ErrorContext): string {
  return autoScalingCommand(errorContext, "describe-scaling-activities", "--max-items", "20");
}

function quoteForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
