/** Region, profile, role and endpoint. */
import { refuses } from "../refuses";

const roleArn = "arn:aws:iam::123456789012:role/deploy";

describe("validation of the connection", () => {
  refuses([
    [
      "refuses an Availability Zone as a region",
      { region: "us-east-1a" },
      "region",
      '"us-east-1a" does not fit: a region is a code like "us-east-1", "us-gov-west-1" or "cn-north-1"; use the region\'s code, without a zone letter.',
    ],
    [
      "refuses a region's name in words",
      { region: "US East (Ohio)" },
      "region",
      '"US East (Ohio)" does not fit: a region is a code like "us-east-1", "us-gov-west-1" or "cn-north-1"; use the region\'s code, without a zone letter.',
    ],
    [
      "refuses an empty region",
      { region: "" },
      "region",
      '"" is empty: a region is a code like "us-east-1", "us-gov-west-1" or "cn-north-1"; use the region\'s code, without a zone letter.',
    ],
    [
      "refuses an empty profile",
      { profile: "" },
      "profile",
      '"" is empty: a profile is the name of a section in the AWS config file; use its name or leave it out.',
    ],
    [
      "refuses an endpoint without a scheme",
      { endpoint: "localhost:4566" },
      "endpoint",
      '"localhost:4566" does not fit: an endpoint is an http or https URL without credentials; use a URL, for example "http://127.0.0.1:4566".',
    ],
    [
      "refuses an endpoint of another scheme",
      { endpoint: "ftp://127.0.0.1" },
      "endpoint",
      '"ftp://127.0.0.1" does not fit: an endpoint is an http or https URL without credentials; use a URL, for example "http://127.0.0.1:4566".',
    ],
    [
      "refuses an endpoint with a password",
      { endpoint: "https://user:word@example.com" },
      "endpoint",
      '"https://user:word@example.com" does not fit: an endpoint is an http or https URL without credentials; use a URL, for example "http://127.0.0.1:4566".',
    ],
    [
      "refuses a role that is a string",
      { assumeRole: "arn:aws:iam::123456789012:role/deploy" },
      "assumeRole",
      '"arn:aws:iam::123456789012:role/deploy" is a string: a role to assume is an object; write an object with roleArn, sessionName, externalId, durationSeconds, policy, policyArns, tags, transitiveTagKeys or sourceIdentity.',
    ],
    [
      "refuses a role without an ARN",
      { assumeRole: { sessionName: "deploy" } },
      "assumeRole.roleArn",
      "nothing is given: AWS's RoleArn is arn:aws:iam::<account>:role/<name>, 20 to 2048 characters; use the role's ARN, for example role.arn.",
    ],
    [
      "refuses a role name in place of its ARN",
      { assumeRole: { roleArn: "a-role-of-some-length" } },
      "assumeRole.roleArn",
      "\"a-role-of-some-length\" does not fit: AWS's RoleArn is arn:aws:iam::<account>:role/<name>, 20 to 2048 characters; use the role's ARN, for example role.arn.",
    ],
    [
      "refuses a user's ARN",
      { assumeRole: { roleArn: "arn:aws:iam::123456789012:user/me" } },
      "assumeRole.roleArn",
      "\"arn:aws:iam::123456789012:user/me\" does not fit: AWS's RoleArn is arn:aws:iam::<account>:role/<name>, 20 to 2048 characters; use the role's ARN, for example role.arn.",
    ],
    [
      "refuses a role ARN below 20 characters",
      { assumeRole: { roleArn: "deploy" } },
      "assumeRole.roleArn",
      "\"deploy\" is too short: AWS's RoleArn is arn:aws:iam::<account>:role/<name>, 20 to 2048 characters; use the role's ARN, for example role.arn.",
    ],
    [
      "refuses a session name of one character",
      { assumeRole: { roleArn, sessionName: "x" } },
      "assumeRole.sessionName",
      '"x" is too short: AWS\'s RoleSessionName is 2 to 64 letters, digits and _ + = , . @ -; use a name of these characters.',
    ],
    [
      "refuses a session name with a space",
      { assumeRole: { roleArn, sessionName: "my deploy" } },
      "assumeRole.sessionName",
      '"my deploy" does not fit: AWS\'s RoleSessionName is 2 to 64 letters, digits and _ + = , . @ -; use a name of these characters.',
    ],
    [
      "refuses an external id with a star",
      { assumeRole: { roleArn, externalId: "a*b" } },
      "assumeRole.externalId",
      "the value does not fit: AWS's ExternalId is 2 to 1224 letters, digits and _ + = , . @ : / -; use the id that the account's owner gave you.",
    ],
    [
      "refuses a session below 15 minutes",
      { assumeRole: { roleArn, durationSeconds: 600 } },
      "assumeRole.durationSeconds",
      "600 is less than 900: AWS's DurationSeconds is 900 to 43200 seconds (15 minutes to 12 hours); use a whole number from 900 to 43200.",
    ],
    [
      "refuses a session above 12 hours",
      { assumeRole: { roleArn, durationSeconds: 43201 } },
      "assumeRole.durationSeconds",
      "43201 is more than 43200: AWS's DurationSeconds is 900 to 43200 seconds (15 minutes to 12 hours); use a whole number from 900 to 43200.",
    ],
    [
      "refuses a session length in Go's notation, as pulumi-aws takes it",
      { assumeRole: { roleArn, durationSeconds: "1h" } },
      "assumeRole.durationSeconds",
      '"1h" is a string: AWS\'s DurationSeconds is 900 to 43200 seconds (15 minutes to 12 hours); use a whole number from 900 to 43200.',
    ],
    [
      "refuses a session policy that is an object",
      { assumeRole: { roleArn, policy: { Version: "2012-10-17" } } },
      "assumeRole.policy",
      '{"Version":"2012-10-17"} is an object: AWS\'s session policy is a JSON text of 1 to 2048 characters; use JSON.stringify(...) on a short policy.',
    ],
    [
      "refuses an empty session policy",
      { assumeRole: { roleArn, policy: "" } },
      "assumeRole.policy",
      '"" is empty: AWS\'s session policy is a JSON text of 1 to 2048 characters; use JSON.stringify(...) on a short policy.',
    ],
    [
      "refuses more than 10 session policies",
      {
        assumeRole: {
          roleArn,
          policyArns: Array(11).fill("arn:aws:iam::aws:policy/ReadOnlyAccess"),
        },
      },
      "assumeRole.policyArns",
      "a list of 11 is too long: AWS takes a list of at most 10 managed policies for a session; keep at most 10.",
    ],
    [
      "refuses a session policy by name",
      { assumeRole: { roleArn, policyArns: ["PowerUserAccess-by-name"] } },
      "assumeRole.policyArns[0]",
      "\"PowerUserAccess-by-name\" does not fit: a policy's ARN is arn:aws:iam::<account>:policy/<name>, 20 to 2048 characters; use the policy's ARN, for example policy.arn.",
    ],
    [
      "refuses session tags that are a list",
      { assumeRole: { roleArn, tags: [{ key: "team", value: "web" }] } },
      "assumeRole.tags",
      '[{"key":"team","value":"web"}] is a list: session tags are a map from keys to values; write { name: value }.',
    ],
    [
      "refuses a session tag that is a number, and quotes a key with a hyphen",
      { assumeRole: { roleArn, tags: { "cost-centre": 7 } } },
      'assumeRole.tags["cost-centre"]',
      '7 is a number: a session tag\'s value is a string of at most 256 characters; write "7".',
    ],
    [
      "refuses a session tag above 256 characters",
      { assumeRole: { roleArn, tags: { team: "t".repeat(257) } } },
      "assumeRole.tags.team",
      "\"ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt… is 257 characters long: a session tag's value is a string of at most 256 characters; use a shorter string.",
    ],
    [
      "refuses a transitive key that is empty",
      { assumeRole: { roleArn, transitiveTagKeys: [""] } },
      "assumeRole.transitiveTagKeys[0]",
      '"" is empty: a session tag\'s key is 1 to 128 characters; use a shorter name that is not empty.',
    ],
    [
      "refuses a source identity with a colon",
      { assumeRole: { roleArn, sourceIdentity: "aws:me" } },
      "assumeRole.sourceIdentity",
      '"aws:me" does not fit: AWS\'s SourceIdentity is 2 to 64 letters, digits and _ + = , . @ -; use a name of these characters.',
    ],
  ]);
});
