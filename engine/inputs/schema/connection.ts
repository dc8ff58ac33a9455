/** Where the calls go and who makes them: region, profile, role and endpoint. */
import type { ObjectShape, TextShape } from "../shape";
import { texts } from "../shape";

const sessionCharacters = /^[\w+=,.@-]+$/;

const tagKey = {
  kind: "text",
  min: 1,
  max: 128,
  rule: "a session tag's key is 1 to 128 characters",
  cure: "use a shorter name that is not empty",
} satisfies TextShape;

const roleArn = {
  kind: "text",
  min: 20,
  max: 2048,
  pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/,
  rule: "AWS's RoleArn is arn:aws:iam::<account>:role/<name>, 20 to 2048 characters",
  cure: "use the role's ARN, for example role.arn",
} satisfies TextShape;

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole = {
  kind: "object",
  rule: "a role to assume is an object",
  required: { roleArn: `nothing is given: ${roleArn.rule}; ${roleArn.cure}.` },
  fields: {
    roleArn,
    sessionName: {
      kind: "text",
      min: 2,
      max: 64,
      pattern: sessionCharacters,
      rule: "AWS's RoleSessionName is 2 to 64 letters, digits and _ + = , . @ -",
      cure: "use a name of these characters",
    },
    externalId: {
      kind: "text",
      min: 2,
      max: 1224,
      pattern: /^[\w+=,.@:/-]+$/,
      isSecret: true,
      rule: "AWS's ExternalId is 2 to 1224 letters, digits and _ + = , . @ : / -",
      cure: "use the id that the account's owner gave you",
    },
    durationSeconds: {
      kind: "number",
      whole: true,
      min: 900,
      max: 43_200,
      rule: "AWS's DurationSeconds is 900 to 43200 seconds (15 minutes to 12 hours)",
    },
    policy: {
      kind: "text",
      min: 1,
      max: 2048,
      rule: "AWS's session policy is a JSON text of 1 to 2048 characters",
      cure: "use JSON.stringify(...) on a short policy",
    },
    policyArns: {
      kind: "list",
      max: 10,
      rule: "AWS takes a list of at most 10 managed policies for a session",
      of: {
        kind: "text",
        min: 20,
        max: 2048,
        pattern: /^arn:aws[a-z-]*:iam::(?:\d{12}|aws):policy\/\S+$/,
        rule: "a policy's ARN is arn:aws:iam::<account>:policy/<name>, 20 to 2048 characters",
        cure: "use the policy's ARN, for example policy.arn",
      },
    },
    tags: {
      kind: "map",
      rule: "session tags are a map from keys to values",
      of: {
        kind: "text",
        min: 0,
        max: 256,
        rule: "a session tag's value is a string of at most 256 characters",
        cure: "use a shorter string",
      },
    },
    transitiveTagKeys: texts(tagKey, "AWS's TransitiveTagKeys is a list of tag keys"),
    sourceIdentity: {
      kind: "text",
      min: 2,
      max: 64,
      pattern: sessionCharacters,
      rule: "AWS's SourceIdentity is 2 to 64 letters, digits and _ + = , . @ -",
      cure: "use a name of these characters",
    },
  },
} satisfies ObjectShape;

/** Only the form is judged: a region that is newer than this list of none is taken. */
export const region = {
  kind: "text",
  min: 1,
  max: 64,
  pattern: /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/,
  rule: 'a region is a code like "us-east-1", "us-gov-west-1" or "cn-north-1"',
  cure: "use the region's code, without a zone letter",
} satisfies TextShape;

export const profile = {
  kind: "text",
  min: 1,
  max: 255,
  rule: "a profile is the name of a section in the AWS config file",
  cure: "use its name or leave it out",
} satisfies TextShape;

/** A user name or password in the URL is refused, because no input takes a secret. */
export const endpoint = {
  kind: "text",
  min: 1,
  max: 2048,
  pattern: /^https?:\/\/(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?(?:[/?]\S*)?$/i,
  rule: "an endpoint is an http or https URL without credentials",
  cure: 'use a URL, for example "http://127.0.0.1:4566"',
} satisfies TextShape;
