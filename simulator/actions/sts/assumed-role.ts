/** What assuming a role gives, whatever proved the right to it. The simulator lets everybody assume every role. */
import type { AssumedRoleUser, Credentials } from "@aws-sdk/client-sts";
import { AwsError } from "../../protocol/aws-error";
import type { ActionContext } from "../action";
import { toSessionToken } from "./session-token";
import { toUniqueId } from "./unique-id";

export interface RoleRequest {
  readonly RoleArn: string | undefined;
  readonly RoleSessionName: string | undefined;
  /** @default 3600 */
  readonly DurationSeconds?: number | undefined;
}

export interface AssumedRole {
  readonly Credentials: Credentials;
  readonly AssumedRoleUser: AssumedRoleUser;
  readonly PackedPolicySize: number;
}

/** Fresh credentials of a role, valid for a time of the simulator's clock. */
export function assumeRole(request: RoleRequest, { world, now }: ActionContext): AssumedRole {
  const { accountId, name } = requireRole(request.RoleArn);
  const session = requireSessionName(request.RoleSessionName);
  const arn = `arn:aws:sts::${accountId}:assumed-role/${name}/${session}`;
  const duration = requireDuration(request.DurationSeconds);
  return {
    Credentials: {
      AccessKeyId: `ASIA${world.ids.uuid().replaceAll("-", "").slice(0, 16).toUpperCase()}`,
      SecretAccessKey: world.ids.uuid() + world.ids.uuid().slice(0, 4),
      SessionToken: toSessionToken({ accountId, arn }),
      Expiration: new Date(now + 1000 * duration),
    },
    AssumedRoleUser: { Arn: arn, AssumedRoleId: `${toUniqueId("AROA", name)}:${session}` },
    PackedPolicySize: 0,
  };
}

/** A role's name is the last part of its path. */
function requireRole(arn = ""): { readonly accountId: string; readonly name: string } {
  const role = /^arn:[^:]+:iam::(?<accountId>\d{12}):role\/(?:.*\/)?(?<name>[^/]+)$/u.exec(arn);
  const { accountId, name } = role?.groups ?? {};
  if (accountId !== undefined && name !== undefined) return { accountId, name };
  throw new AwsError("ValidationError", `${arn} is invalid`);
}

function requireSessionName(name = ""): string {
  if (/^[\w+=,.@-]{2,64}$/u.test(name)) return name;
  throw new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${name}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
  );
}

function requireDuration(seconds = 3600): number {
  if (seconds >= 900 && seconds <= 43_200) return seconds;
  const bound = seconds < 900 ? "greater than or equal to 900" : "less than or equal to 43200";
  throw new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${bound}`,
  );
}
