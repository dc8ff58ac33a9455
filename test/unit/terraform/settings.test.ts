import assert from "node:assert/strict";
import { homedir } from "node:os";
import { join } from "node:path";
import {
  connectionFor,
  regionOfSettings,
  toConnection,
} from "../../../terraform/provider/settings";
import { settingsBlock } from "../../../terraform/provider/settings-block";
import { validateSettings } from "../../../terraform/provider/validate";
import { renderPath } from "../../../terraform/plugin/diagnostic";
import { typeOfBlock } from "../../../terraform/schema/schema";
import { unknown, type Values } from "../../../terraform/values/value";
import { fromJson } from "../../../terraform/values/wire";

const roleArn = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
const ownSession = "terraform-provider-instancerefresh";
const keys = { access_key: "AKIA", secret_key: "secret" };
const accessKeys = { accessKeyId: "AKIA", secretAccessKey: "secret" };
const web = { role_arn: roleArn("web"), web_identity_token_file: "/token" };
const fromWeb = { roleArn: roleArn("web"), sessionName: ownSession, tokenFile: "/token" };
const environment = {
  AWS_ROLE_ARN: roleArn("environment"),
  AWS_ROLE_SESSION_NAME: "pipeline",
  AWS_WEB_IDENTITY_TOKEN_FILE: "/environment",
};

/** A provider block as Terraform sends it: what is not given is null. */
function settingsOf(given: object): Values {
  return fromJson(given, typeOfBlock(settingsBlock)) as Values;
}

type Row = readonly [string, object, NodeJS.ProcessEnv, object];

const connections: readonly Row[] = [
  ["nothing", {}, environment, {}],
  ["an empty text, which is nothing", { region: "", profile: "" }, {}, {}],
  [
    "a Region and a profile",
    { region: "eu-west-1", profile: "work" },
    {},
    { region: "eu-west-1", profile: "work" },
  ],
  ["keys", { ...keys, token: "t" }, {}, { accessKeys: { ...accessKeys, sessionToken: "t" } }],
  [
    "files, with the home folder as a shell has it",
    { shared_config_files: ["~/aws"] },
    {},
    { configFile: join(homedir(), "aws") },
  ],
  [
    "an endpoint",
    { endpoints: [{ sts: "http://127.0.0.1:1" }] },
    {},
    { endpoints: { sts: "http://127.0.0.1:1" } },
  ],
  [
    "one role",
    { assume_role: [{ role_arn: roleArn("one"), duration: "1h30m", external_id: "x-1" }] },
    {},
    {
      assumeRoles: [
        {
          sessionName: ownSession,
          roleArn: roleArn("one"),
          externalId: "x-1",
          durationSeconds: 5400,
        },
      ],
    },
  ],
  [
    "a chain of roles, in its order, after keys",
    {
      ...keys,
      assume_role: [{ role_arn: roleArn("one") }, { role_arn: roleArn("two"), session_name: "me" }],
    },
    {},
    {
      accessKeys,
      assumeRoles: [
        { sessionName: ownSession, roleArn: roleArn("one") },
        { sessionName: "me", roleArn: roleArn("two") },
      ],
    },
  ],
  [
    "web identity",
    { assume_role_with_web_identity: [web] },
    environment,
    { webIdentity: { ...fromWeb, sessionName: "pipeline" } },
  ],
  [
    "web identity and keys: the token comes first",
    { ...keys, assume_role_with_web_identity: [web] },
    {},
    { webIdentity: fromWeb },
  ],
  [
    "web identity of which the environment has the rest",
    { assume_role_with_web_identity: [{ duration: "15m" }] },
    environment,
    {
      webIdentity: {
        roleArn: roleArn("environment"),
        sessionName: "pipeline",
        tokenFile: "/environment",
        durationSeconds: 900,
      },
    },
  ],
  [
    "a token itself, which comes before the environment's file",
    { assume_role_with_web_identity: [{ role_arn: roleArn("web"), web_identity_token: "a.b.c" }] },
    { AWS_WEB_IDENTITY_TOKEN_FILE: "/environment" },
    { webIdentity: { roleArn: roleArn("web"), sessionName: ownSession, token: "a.b.c" } },
  ],
  [
    "web identity and a role: the role is assumed after it",
    { assume_role_with_web_identity: [web], assume_role: [{ role_arn: roleArn("two") }] },
    {},
    { webIdentity: fromWeb, assumeRoles: [{ sessionName: ownSession, roleArn: roleArn("two") }] },
  ],
];

describe("the connection of a provider block", () => {
  for (const [title, given, variables, expected] of connections) {
    it(`with ${title}`, () => {
      assert.deepEqual(toConnection(settingsOf(given), variables), expected);
    });
  }

  it("has no role of a chain of which one is not known yet", () => {
    const settings = settingsOf({ assume_role: [{ role_arn: roleArn("one") }] });
    const roles = [...(settings["assume_role"] as readonly object[]), { role_arn: unknown }];
    assert.deepEqual(toConnection({ ...settings, assume_role: roles }, {}), {});
  });

  it("gives way to what a resource says itself", () => {
    const own = { region: "eu-west-3", profile: "own", assumeRole: { roleArn: roleArn("own") } };
    assert.deepEqual(connectionFor(own, { region: "eu-west-1", accessKeys }), {
      region: "eu-west-3",
      profile: "own",
      assumeRoles: [{ sessionName: ownSession, roleArn: roleArn("own") }],
    });
  });
});

describe("the Region of a provider block", () => {
  const both = { AWS_REGION: "eu-west-2", AWS_DEFAULT_REGION: "eu-west-3" };
  for (const [title, region, variables, expected] of [
    ["the block's", "eu-west-1", both, "eu-west-1"],
    ["AWS_REGION where the block has none", null, both, "eu-west-2"],
    ["AWS_DEFAULT_REGION where AWS_REGION is empty", "", { ...both, AWS_REGION: "" }, "eu-west-3"],
    ["left to the profile where nobody names one", null, {}, null],
    ["unknown while the block's is", unknown, both, unknown],
  ] as const) {
    it(`is ${title}`, () => {
      assert.equal(regionOfSettings({ region }, variables), expected);
    });
  }
});

describe("a wrong provider block", () => {
  it("has every error at once, each at its attribute", () => {
    const found = validateSettings(
      settingsOf({
        region: "Paris",
        secret_key: "secret",
        assume_role: [{ role_arn: roleArn("one") }, { role_arn: "two", duration: "1m" }],
        assume_role_with_web_identity: [
          { session_name: "x", web_identity_token: "a.b.c", web_identity_token_file: "/token" },
        ],
      }),
      {},
    );
    assert.deepEqual(
      found.map(({ path = [] }) => renderPath(path)),
      [
        "secret_key",
        "region",
        "assume_role[1].role_arn",
        "assume_role_with_web_identity[0].session_name",
        "assume_role[1].duration",
        "assume_role_with_web_identity[0]",
        "assume_role_with_web_identity[0]",
      ],
    );
  });

  it("is not one whose parts are unknown, or in the environment", () => {
    const given = settingsOf({ assume_role: [{}], assume_role_with_web_identity: [{}] });
    const settings = { ...given, assume_role: [{ role_arn: unknown, duration: unknown }] };
    assert.deepEqual(validateSettings(settings, environment), []);
  });

  it("does not show a token", () => {
    const block = [{ role_arn: roleArn("web"), web_identity_token: "x".repeat(20_001) }];
    const [fault] = validateSettings(settingsOf({ assume_role_with_web_identity: block }), {});
    assert.match(fault?.summary ?? "", /web_identity_token$/);
    assert.doesNotMatch(fault?.detail ?? "", /xxx/);
  });
});
