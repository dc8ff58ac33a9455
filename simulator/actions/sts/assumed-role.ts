/** What assuming a role gives, whatever proved the right to it. The simulator lets everybody assume every role. */
import type { AssumedRoleUser, Credentials } from "@aws-sdk/client-sts";
import { AwsError } from "../../aws-error";
import type { ActionContext } from "../action";
import { toUniqueId } from "./unique-id";
import { partitionOf } from "../../partition";

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
  const session = request.RoleSessionName ?? "";
  const arn = `arn:${partitionOf(world.region).name}:sts::${accountId}:assumed-role/${name}/${session}`;
  return {
    Credentials: {
      AccessKeyId: `ASIA${world.ids.uuid().replaceAll("-", "").slice(0, 16).toUpperCase()}`,
      SecretAccessKey: world.ids.uuid() + world.ids.uuid().slice(0, 4),
      SessionToken: newSessionToken(world),
      Expiration: new Date(now + 1000 * (request.DurationSeconds ?? 3600)),
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

/** An opaque text of a length like AWS's. */
function newSessionToken({ ids }: ActionContext["world"]): string {
  const parts = Array.from({ length: 8 }, () => ids.uuid());
  return Buffer.from(parts.join("")).toString("base64");
}
