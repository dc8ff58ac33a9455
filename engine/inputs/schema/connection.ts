/** Where the calls go and who makes them: region, profile, role and endpoint. */
import { required, stringList, type ObjectSchema, type StringSchema } from "./schema";

const sessionCharacters = /^[\w+=,.@-]+$/;

const tagKey = {
  kind: "string",
  min: 1,
  max: 128,
  rule: "a session tag's key is 1 to 128 characters",
  fix: "use a shorter name that is not empty",
} satisfies StringSchema;

const roleArn = {
  kind: "string",
  min: 20,
  max: 2048,
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/,
  rule: "AWS's RoleArn is arn:aws:iam::<account>:role/<name>, 20 to 2048 characters",
  fix: "use the role's ARN, for example role.arn",
} satisfies StringSchema;

const policyArn = {
  kind: "string",
  min: 20,
  max: 2048,
  pattern: /^arn:aws[a-z-]*:iam::(?:\d{12}|aws):policy\/\S+$/,
  rule: "a policy's ARN is arn:aws:iam::<account>:policy/<name>, 20 to 2048 characters",
  fix: "use the policy's ARN, for example policy.arn",
} satisfies StringSchema;

export const assumeRole = {
  kind: "object",
  typeName: "AssumeRole",
  typeDescription: "A role to assume.",
  rule: "a role to assume is an object",
  page: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
  fields: {
    roleArn: { ...required(roleArn), description: "The ARN of the role." },
    sessionName: {
      kind: "string",
      min: 2,
      max: 64,
      pattern: sessionCharacters,
      rule: "AWS's RoleSessionName is 2 to 64 letters, digits and _ + = , . @ -",
      fix: "use a name of these characters",
      description: "The name of the session, which CloudTrail shows.",
      defaultText: "a name made by the AWS SDK",
    },
    externalId: {
      kind: "string",
      min: 2,
      max: 1224,
      pattern: /^[\w+=,.@:/-]+$/,
      isSensitive: true,
      rule: "AWS's ExternalId is 2 to 1224 letters, digits and _ + = , . @ : / -",
      fix: "use the id that the account's owner gave you",
      description: "The external id that the role's trust policy asks for. It is kept as a secret.",
    },
    durationSeconds: {
      kind: "number",
      isWhole: true,
      min: 900,
      max: 43_200,
      rule: "AWS's DurationSeconds is 900 to 43200 seconds (15 minutes to 12 hours)",
      description: "How long a session lasts, in seconds. It is renewed as often as needed.",
      default: 3600,
    },
    policy: {
      kind: "string",
      min: 1,
      max: 2048,
      rule: "AWS's session policy is a JSON text of 1 to 2048 characters",
      form: "JSON",
      fix: "use JSON.stringify(...) on a short policy",
      description: "A session policy as JSON text. It narrows what the role may do.",
    },
    policyArns: {
      ...stringList(policyArn, {
        max: 10,
        rule: "AWS takes a list of at most 10 managed policies for a session",
      }),
      description: "ARNs of managed policies that narrow what the role may do.",
    },
    tags: {
      kind: "map",
      rule: "session tags are a map from keys to values",
      of: {
        kind: "string",
        min: 0,
        max: 256,
        rule: "a session tag's value is a string of at most 256 characters",
        fix: "use a shorter string",
      },
      description: "Session tags.",
    },
    transitiveTagKeys: {
      ...stringList(tagKey, { rule: "AWS's TransitiveTagKeys is a list of tag keys" }),
      description: "The keys of the session tags that a further role inherits.",
    },
    sourceIdentity: {
      kind: "string",
      min: 2,
      max: 64,
      pattern: sessionCharacters,
      rule: "AWS's SourceIdentity is 2 to 64 letters, digits and _ + = , . @ -",
      fix: "use a name of these characters",
      description: "The identity that CloudTrail records for the session.",
    },
  },
} satisfies ObjectSchema;

/** Only the form is checked, so a region that is newer than this release passes. */
export const region = {
  kind: "string",
  min: 1,
  max: 64,
  pattern: /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/,
  rule: 'a region is a code like "us-east-1", "us-gov-west-1" or "cn-north-1"',
  fix: "use the region's code, without a zone letter",
} satisfies StringSchema;

export const profile = {
  kind: "string",
  min: 1,
  max: 255,
  rule: "a profile is the name of a section in the AWS config file",
  fix: "use its name or leave it out",
} satisfies StringSchema;

/** A user name or password in the URL is refused: this input is not a secret. */
export const endpoint = {
  kind: "string",
  min: 1,
  max: 2048,
  pattern: /^https?:\/\/(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?(?:[/?]\S*)?$/i,
  form: "URL",
  rule: "an endpoint is an http or https URL without credentials",
  fix: 'use a URL, for example "http://127.0.0.1:4566"',
} satisfies StringSchema;
