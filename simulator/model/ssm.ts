/** The SSM Parameter Store of an account in a Region: its own parameters, and AWS's public ones that name images. */
import { publicImageParameters } from "./ec2/images";

export type ParameterType = "String" | "StringList" | "SecureString";

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly value: string;
  /** `text`, or `aws:ec2:image` for an image id. */
  readonly dataType: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
  readonly description?: string;
  readonly lastModifiedUser: string;
}

export interface SsmState {
  /** The account's own parameters: each name with all its versions, oldest first. */
  readonly parameters: Map<string, readonly Parameter[]>;
}

/** The part of the world that parameters are found in. */
export interface ParameterWorld {
  readonly region: string;
  readonly ssm: SsmState;
}

/** A Parameter Store without parameters of the account's own. */
export function createSsm(): SsmState {
  return { parameters: new Map() };
}

/** A parameter by name, or by `name:version`: the newest version unless one is named. */
export function findParameter(
  { region, ssm }: ParameterWorld,
  selector: string,
): Parameter | undefined {
  const { name = selector, version } =
    /^(?<name>[^:]+)(?::(?<version>\d+))?$/u.exec(selector)?.groups ?? {};
  const versions = ssm.parameters.get(name) ?? publicParameter(region, name);
  if (version === undefined) return versions.at(-1);
  return versions.find((parameter) => parameter.version === Number(version));
}

/** AWS's public parameter of a name. Each has one version here. */
function publicParameter(region: string, name: string): readonly Parameter[] {
  const imageId = publicImageParameters(region).get(name);
  if (imageId === undefined) return [];
  return [
    {
      name,
      type: "String",
      value: imageId,
      dataType: "text",
      version: 1,
      lastModified: publicParametersSince,
      lastModifiedUser: "arn:aws:iam::aws:root",
    },
  ];
}

/** The public images are of 2025; so are the parameters that name them. */
const publicParametersSince = Date.parse("2025-10-16T00:00:00.000Z");
