/** PutParameter: a new parameter, or the next version of one. */
import type { PutParameterRequest, PutParameterResult } from "@aws-sdk/client-ssm";
import type { Parameter } from "../../model/ssm";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action, ActionContext } from "../action";
import { isPublicName, requireName } from "./parameter-answer";

export const putParameter: Action<PutParameterRequest, PutParameterResult> = (input, context) => {
  const name = requireName(input.Name);
  if (isPublicName(name)) {
    throw new AwsError("AccessDeniedException", unverified.parameterNameReserved);
  }
  const { parameters } = context.world.ssm;
  const versions = parameters.get(name) ?? [];
  if (versions.length > 0 && input.Overwrite !== true) {
    throw new AwsError(
      "ParameterAlreadyExists",
      "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
    );
  }
  const added = toVersion(name, input, versions.at(-1), context);
  parameters.set(name, [...versions, added].slice(-keptVersions));
  return { Version: added.version, Tier: "Standard" };
};

/** AWS keeps this many versions of a parameter. */
const keptVersions = 100;

/** What the request does not say stays as it was. */
function toVersion(
  name: string,
  input: PutParameterRequest,
  previous: Parameter | undefined,
  { now, callerArn }: ActionContext,
): Parameter {
  const type = input.Type ?? previous?.type;
  const { Value: value } = input;
  if (type === undefined || value === undefined || value === "") {
    const missing = type === undefined ? "A parameter type" : "A parameter value";
    throw new AwsError("ValidationException", unverified.parameterIncomplete(missing));
  }
  const description = input.Description ?? previous?.description;
  return {
    name,
    type,
    value,
    dataType: input.DataType ?? previous?.dataType ?? "text",
    version: (previous?.version ?? 0) + 1,
    lastModified: now,
    lastModifiedUser: callerArn,
    ...(description !== undefined && { description }),
  };
}
