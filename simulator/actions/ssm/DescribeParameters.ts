/** DescribeParameters: the account's own parameters, without their values. */
import type {
  DescribeParametersRequest,
  DescribeParametersResult,
  ParameterMetadata,
  ParameterStringFilter,
} from "@aws-sdk/client-ssm";
import type { Parameter } from "../../model/ssm";
import type { World } from "../../model/world";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { fromPageToken, toPageToken } from "../page-token";
import { toArn } from "./parameter-answer";

export const describeParameters: Action<DescribeParametersRequest, DescribeParametersResult> = (
  input,
  { world },
) => {
  const filters = [...(input.ParameterFilters ?? []), ...(input.Filters ?? [])];
  const tests = filters.map(toTest);
  const found = [...world.ssm.parameters.values()]
    .flatMap((versions) => versions.slice(-1))
    .filter((parameter) => tests.every((passes) => passes(parameter)));
  const start = fromPageToken(input.NextToken);
  if (start === undefined) {
    throw new AwsError("InvalidNextToken", unverified.parameterToken);
  }
  const end = start + (input.MaxResults ?? 50);
  return {
    Parameters: found.slice(start, end).map((parameter) => toMetadata(world, parameter)),
    NextToken: end < found.length ? toPageToken(end) : undefined,
  };
};

/** What can be filtered on; anything else is an error that names it. */
const fields: Readonly<Record<string, (parameter: Parameter) => string>> = {
  Name: ({ name }) => name,
  Type: ({ type }) => type,
  DataType: ({ dataType }) => dataType,
};

function toTest(filter: ParameterStringFilter): (parameter: Parameter) => boolean {
  const { Key: key = "", Option: option = "Equals", Values: values = [] } = filter;
  const read = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (!read) {
    throw new AwsError("InvalidFilterKey", unverified.parameterFilterKey(key));
  }
  switch (option) {
    case "Equals":
      return (parameter) => values.includes(read(parameter));
    case "BeginsWith":
      return (parameter) => values.some((value) => read(parameter).startsWith(value));
    case "Contains":
      return (parameter) => values.some((value) => read(parameter).includes(value));
    default:
      throw new AwsError(
        "InvalidFilterOption",
        `The following filter option is not valid: ${option}. Valid options include: [BeginsWith, Equals, Contains].`,
      );
  }
}

function toMetadata(world: World, parameter: Parameter): ParameterMetadata {
  return {
    Name: parameter.name,
    ARN: toArn(world, parameter.name),
    Type: parameter.type,
    LastModifiedDate: new Date(parameter.lastModified),
    LastModifiedUser: parameter.lastModifiedUser,
    Description: parameter.description,
    Version: parameter.version,
    Tier: "Standard",
    Policies: [],
    DataType: parameter.dataType,
  };
}
