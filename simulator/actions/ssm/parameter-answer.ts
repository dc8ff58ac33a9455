/** Parameters, as Systems Manager answers with them. */
import type { Parameter as ParameterAnswer } from "@aws-sdk/client-ssm";
import type { Parameter } from "../../model/ssm";
import type { World } from "../../model/world";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import { partitionOf } from "../../partition";

export function toParameter(
  world: World,
  parameter: Parameter,
  selector?: string,
): ParameterAnswer {
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: parameter.value,
    Version: parameter.version,
    Selector: selector,
    LastModifiedDate: new Date(parameter.lastModified),
    ARN: toArn(world, parameter.name),
    DataType: parameter.dataType,
  };
}

/** AWS's public parameters belong to no account. */
export function toArn({ region, accountId }: World, name: string): string {
  const path = name.startsWith("/") ? name : `/${name}`;
  const owner = isPublicName(name) ? "" : accountId;
  return `arn:${partitionOf(region).name}:ssm:${region}:${owner}:parameter${path}`;
}

/** Names that only AWS may use. */
export function isPublicName(name: string): boolean {
  return name.startsWith("/aws/");
}

/** AWS says no more than the code. */
export function parameterNotFound(): AwsError {
  return new AwsError("ParameterNotFound", "");
}

/** A name that must not be absent. */
export function requireName(name: string | undefined): string {
  if (name !== undefined) return name;
  throw new AwsError("ValidationException", unverified.parameterNameMissing);
}
