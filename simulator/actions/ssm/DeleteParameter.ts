/** DeleteParameter: removes a parameter with all its versions. */
import type { DeleteParameterRequest, DeleteParameterResult } from "@aws-sdk/client-ssm";
import type { Action } from "../action";
import { parameterNotFound, requireName } from "./parameter-answer";

export const deleteParameter: Action<DeleteParameterRequest, DeleteParameterResult> = (
  input,
  { world },
) => {
  if (!world.ssm.parameters.delete(requireName(input.Name))) throw parameterNotFound();
  return {};
};
