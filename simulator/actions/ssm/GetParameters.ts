/** GetParameters: several parameters; names without one are listed apart. */
import type { GetParametersRequest, GetParametersResult } from "@aws-sdk/client-ssm";
import { findParameter } from "../../model/ssm";
import type { Action } from "../action";
import { toParameter } from "./parameter-answer";

export const getParameters: Action<GetParametersRequest, GetParametersResult> = (
  input,
  { world },
) => {
  const found = (input.Names ?? []).map((name) => ({
    name,
    parameter: findParameter(world, name),
  }));
  return {
    Parameters: found.flatMap(({ parameter }) =>
      parameter ? [toParameter(world, parameter)] : [],
    ),
    InvalidParameters: found.flatMap(({ name, parameter }) => (parameter ? [] : [name])),
  };
};
