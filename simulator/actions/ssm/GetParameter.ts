/** GetParameter: one parameter, by name or by `name:version`. */
import type { GetParameterRequest, GetParameterResult } from "@aws-sdk/client-ssm";
import { findParameter } from "../../model/ssm";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { parameterNotFound, requireName, toParameter } from "./parameter-answer";

export const getParameter: Action<GetParameterRequest, GetParameterResult> = (input, { world }) => {
  const [name = "", version] = requireName(input.Name).split(":");
  const newest = findParameter(world, name);
  if (!newest) throw parameterNotFound();
  if (version === undefined) return { Parameter: toParameter(world, newest) };
  const parameter = findParameter(world, `${name}:${version}`);
  if (parameter) return { Parameter: toParameter(world, parameter, `:${version}`) };
  throw new AwsError(
    "ParameterVersionNotFound",
    `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
  );
};
