/** GetParametersByPath: the parameters below a path, the account's own or AWS's public ones. */
import type { GetParametersByPathRequest, GetParametersByPathResult } from "@aws-sdk/client-ssm";
import { publicImageParameters } from "../../model/ec2/images";
import { findParameter } from "../../model/ssm";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { fromPageToken, toPageToken } from "../page-token";
import { requireName, toParameter } from "./parameter-answer";

export const getParametersByPath: Action<GetParametersByPathRequest, GetParametersByPathResult> = (
  input,
  { world },
) => {
  const folder = requireName(input.Path).replace(/\/*$/u, "/");
  if (input.ParameterFilters?.length) {
    throw new AwsError("InvalidFilterKey", "Filters of GetParametersByPath are not simulated.");
  }
  const names = [...world.ssm.parameters.keys(), ...publicImageParameters(world.region).keys()]
    .filter((name) => name.startsWith(folder))
    .filter((name) => input.Recursive === true || !name.slice(folder.length).includes("/"))
    .sort();
  const start = fromPageToken(input.NextToken);
  if (start === undefined) {
    throw new AwsError("InvalidNextToken", unverified.parameterToken);
  }
  const end = start + (input.MaxResults ?? pageSize);
  const found = names.slice(start, end).map((name) => findParameter(world, name));
  return {
    Parameters: found.flatMap((parameter) => (parameter ? [toParameter(world, parameter)] : [])),
    NextToken: end < names.length ? toPageToken(end) : undefined,
  };
};

/** AWS gives at most ten at a time. */
const pageSize = 10;
