/** The settings of @pulumi/aws as a connection. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { settingNames, toConnection, unreadSettings } from "../../../provider/aws-settings";

const from = (settings: Readonly<Record<string, unknown>>) =>
  toConnection((name) => settings[name]);
const roleArn = "arn:aws:iam::123456789012:role/deploy";

/** Tags, retries, S3, and checks that the provider makes before its own calls. */
const withoutBearing = [
  ...["defaultTags", "ignoreTags", "maxRetries", "retryMode", "s3UsEast1RegionalEndpoint"],
  ...["s3UsePathStyle", "skipCredentialsValidation", "skipMetadataApiCheck"],
  ...["skipRegionValidation", "skipRequestingAccountId", "tagPolicyCompliance"],
  ...["tokenBucketRateLimiterCapacity", "userAgents"],
];

describe("the settings of @pulumi/aws", () => {
  const rows: readonly [title: string, given: Readonly<Record<string, unknown>>, to: object][] = [
    ["are nothing when nothing is set", {}, {}],
    ["are nothing when they are empty", { region: "", profile: "", endpoints: "[]" }, {}],
    [
      "have region and profile",
      { region: "eu-west-1", profile: "a" },
      { region: "eu-west-1", profile: "a" },
    ],
    [
      "have every field of a role, and its duration in seconds",
      {
        assumeRoles: JSON.stringify([
          { roleArn, duration: "1h30m", tags: { a: "b" }, policy: null },
        ]),
      },
      { assumeRoles: [{ roleArn, durationSeconds: 5400, tags: { a: "b" } }] },
    ],
    [
      "have a chain of roles in its order",
      { assumeRoles: [{ roleArn: `${roleArn}1` }, { roleArn: `${roleArn}2` }] },
      { assumeRoles: [{ roleArn: `${roleArn}1` }, { roleArn: `${roleArn}2` }] },
    ],
    [
      "have the one role of earlier versions",
      { assumeRole: { roleArn } },
      { assumeRoles: [{ roleArn }] },
    ],
    ["have no role without an ARN", { assumeRoles: [{ sessionName: "me" }] }, {}],
    [
      "have the endpoints of services",
      { endpoints: JSON.stringify([{ ec2: "http://a", sts: "" }, { autoscaling: "http://b" }]) },
      { endpoints: { ec2: "http://a", autoscaling: "http://b" } },
    ],
    [
      "have a role for a token",
      {
        assumeRoleWithWebIdentity: JSON.stringify({
          roleArn,
          duration: "15m",
          webIdentityTokenFile: "/run/token",
        }),
      },
      { webIdentity: { roleArn, durationSeconds: 900, tokenFile: "/run/token" } },
    ],
    ["have no token without a role", { assumeRoleWithWebIdentity: { webIdentityToken: "t" } }, {}],
    [
      "have one file of keys, and one of profiles",
      { sharedCredentialsFiles: '["/keys"]', sharedConfigFiles: ["~/profiles"] },
      { credentialsFile: "/keys", configFile: `${homedir()}/profiles` },
    ],
    ["have no file where there are several", { sharedConfigFiles: ["/one", "/two"] }, {}],
    ["pass over a text that is no JSON", { assumeRoles: "[", endpoints: "{" }, {}],
  ];
  for (const [title, given, connection] of rows) {
    it(title, () => {
      assert.deepEqual(from(given), connection);
    });
  }

  it("that bear on calls and are not gone by are named", () => {
    const settings: Readonly<Record<string, unknown>> = {
      region: "eu-west-1",
      httpProxy: "http://proxy",
      httpsProxy: "http://proxy",
      noProxy: "example.com",
      useFipsEndpoint: "true",
      useDualstackEndpoint: "false",
      insecure: false,
      allowedAccountIds: '["123456789012"]',
      forbiddenAccountIds: "[]",
      sharedConfigFiles: ["/one", "/two"],
      sharedCredentialsFiles: ["/one"],
    };
    assert.deepEqual(
      unreadSettings((name) => settings[name]),
      [
        "allowedAccountIds",
        "httpProxy",
        "httpsProxy",
        "noProxy",
        "useFipsEndpoint",
        "sharedConfigFiles with more than one file",
      ],
    );
  });

  it("are each looked at, in the installed version, where they say who calls AWS or where", () => {
    const folder = dirname(require.resolve("@pulumi/aws/package.json"));
    const declarations = readFileSync(join(folder, "config", "vars.d.ts"), "utf8");
    const all = [...declarations.matchAll(/^export declare const (\w+):/gm)].map(
      ([, name = ""]) => name,
    );
    const lookedAt = new Set<string>([...settingNames, "secretKey", "token"]);
    assert.deepEqual(
      all.filter((name) => !lookedAt.has(name)),
      withoutBearing,
    );
  });
});
