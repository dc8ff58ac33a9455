/** `aws.ssm.getParameter`. */
import type { Lookup } from "./lookup";

export const getParameter: Lookup = async (args, clients) => {
  const ssm = await clients.ssm();
  const { Parameter } = await ssm.getParameter({
    Name: String(args["name"]),
    WithDecryption: args["withDecryption"] !== false,
  });
  const { ARN = "", Name = "", Type = "", Value = "", Version = 0 } = Parameter ?? {};
  return {
    id: Name,
    arn: ARN,
    name: Name,
    type: Type,
    value: Value,
    insecureValue: Type === "SecureString" ? "" : Value,
    version: Version,
  };
};
