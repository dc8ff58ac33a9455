/** The Systems Manager (Parameter Store) actions that are simulated. */
import type { ActionTable } from "../action";
import { deleteParameter } from "./DeleteParameter";
import { describeParameters } from "./DescribeParameters";
import { getParameter } from "./GetParameter";
import { getParameters } from "./GetParameters";
import { getParametersByPath } from "./GetParametersByPath";
import { putParameter } from "./PutParameter";

/** By the name of the operation. */
export const ssmActions: ActionTable = {
  DeleteParameter: deleteParameter,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  PutParameter: putParameter,
};
