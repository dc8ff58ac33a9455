/** What the provider block takes, in the names and forms of the AWS provider. */
import { assumeRole, profile, region } from "aws-instance-refresh/inputs/schema/connection";
import type { Field, ObjectSchema } from "aws-instance-refresh/inputs/schema/schema";
import { attributesOf } from "../schema/derive";
import { plain, type Attribute, type Block } from "../schema/schema";

/** The services that are called, by the names that the AWS provider's `endpoints` has for them. */
export const services = {
  autoscaling: "EC2 Auto Scaling",
  cloudwatch: "CloudWatch",
  ec2: "EC2",
  elbv2: "Elastic Load Balancing",
  sts: "STS",
};

/** The AWS provider has the duration of a session as a text. */
const { durationSeconds: sessionSeconds, ...roleFields } = assumeRole.fields;
export const { min: shortestSession, max: longestSession } = sessionSeconds;

const sessionDuration: Field = {
  kind: "string",
  min: 2,
  max: 20,
  rule: "a session lasts hours, minutes and seconds in one text",
  fix: 'use for example "1h" or "15m"',
  description:
    "How long a session lasts, for example `15m` or `1h`. It is renewed as often as needed.",
  defaultText: "one hour",
};

const roleSchema: ObjectSchema = {
  ...assumeRole,
  fields: {
    ...roleFields,
    sessionName: { ...roleFields.sessionName, defaultText: "`terraform-provider-instancerefresh`" },
    duration: sessionDuration,
  },
};

const { required: _, ...webRoleArn } = roleFields.roleArn;

const webIdentitySchema: ObjectSchema = {
  kind: "object",
  rule: "a role to assume with a token is a block",
  fields: {
    roleArn: { ...webRoleArn, defaultText: "`AWS_ROLE_ARN` of the environment" },
    sessionName: {
      ...roleFields.sessionName,
      defaultText: "`AWS_ROLE_SESSION_NAME`, then `terraform-provider-instancerefresh`",
    },
    policy: roleFields.policy,
    policyArns: roleFields.policyArns,
    duration: sessionDuration,
    webIdentityToken: {
      kind: "string",
      min: 4,
      max: 20_000,
      isSensitive: true,
      rule: "AWS's WebIdentityToken is 4 to 20000 characters",
      fix: "use the token as the identity provider gives it",
      description: "The token of the identity provider. Either this or `webIdentityTokenFile`.",
    },
    webIdentityTokenFile: {
      kind: "string",
      min: 1,
      max: 4096,
      rule: "the token's file is a path",
      fix: "use the path of a file that holds the token",
      description: "The file with the token, which is read anew for each session.",
      defaultText: "`AWS_WEB_IDENTITY_TOKEN_FILE` of the environment",
    },
  },
};

const connectionFields = {
  region: { ...region, description: "The AWS Region of the groups." },
  profile: { ...profile, description: "A profile of the shared AWS configuration files." },
};

/** The settings that are checked as the inputs are. */
export const checkedSettings: ObjectSchema = {
  kind: "object",
  rule: "the provider block is an object",
  fields: {
    ...connectionFields,
    assumeRole: {
      kind: "list",
      of: roleSchema,
      rule: "roles to assume are blocks",
      description: "Roles to assume, one after the other.",
    },
    assumeRoleWithWebIdentity: {
      ...webIdentitySchema,
      description: "A role to assume with a token.",
    },
  },
};

const optionalText = (description: string): Attribute => ({
  description,
  mode: "optional",
  type: plain("string"),
});

const files = (what: string): Attribute => ({
  description: `${what} One file at most: several are not merged.`,
  mode: "optional",
  type: plain(["list", "string"]),
});

export const settingsBlock: Block = {
  description:
    "Rolls EC2 Auto Scaling groups with instance refreshes. Every setting is optional and means what it means for the AWS provider; what is left out is taken from the same environment variables and files.",
  attributes: {
    ...attributesOf({ ...checkedSettings, fields: connectionFields }),
    access_key: optionalText("The access key id. Only together with `secret_key`."),
    secret_key: { ...optionalText("The secret access key."), isSensitive: true },
    token: { ...optionalText("The session token of temporary keys."), isSensitive: true },
    shared_config_files: files("The AWS config file, instead of `~/.aws/config`."),
    shared_credentials_files: files("The AWS credentials file, instead of `~/.aws/credentials`."),
  },
  blocks: {
    assume_role: {
      nesting: "list",
      block: {
        description:
          "A role to assume for all calls. Of several blocks, each role is assumed with the credentials of the one before.",
        attributes: attributesOf(roleSchema),
      },
    },
    assume_role_with_web_identity: {
      nesting: "list",
      maxItems: 1,
      block: {
        description:
          "A role to assume with a token of an identity provider. The roles of `assume_role` are assumed after it.",
        attributes: attributesOf(webIdentitySchema),
      },
    },
    endpoints: {
      nesting: "list",
      maxItems: 1,
      block: {
        description: "Where the calls go instead of AWS's own addresses, by service.",
        attributes: Object.fromEntries(
          Object.entries(services).map(([name, title]) => [
            name,
            optionalText(`The URL of ${title}.`),
          ]),
        ),
      },
    },
  },
};
