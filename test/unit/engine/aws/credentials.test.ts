/** Which of several credentials sign: the order of the AWS SDK for Go, which `@pulumi/aws` and Terraform's provider go by. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentialsOf, withLimit } from "../../../../engine/aws/credentials";
import type { Connection } from "../../../../engine/inputs/connection";

const variables = [
  ...["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY", "AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"],
  ...["AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ROLE_ARN"],
  ...["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"],
  ...["AWS_EC2_METADATA_DISABLED", "AWS_CONTAINER_CREDENTIALS_FULL_URI"],
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
];

const keys = { AWS_ACCESS_KEY_ID: "ENVIRONMENT", AWS_SECRET_ACCESS_KEY: "secret" };
const otherNames = { AWS_ACCESS_KEY: "OTHERNAMES", AWS_SECRET_KEY: "secret" };
const half = { AWS_ACCESS_KEY_ID: "ENVIRONMENT" };
const profile = { AWS_PROFILE: "work" };
const defaultProfile = { AWS_DEFAULT_PROFILE: "work" };
const stack: Connection = { accessKeys: { accessKeyId: "STACK", secretAccessKey: "secret" } };
const named: Connection = { profile: "named" };

type Environment = Readonly<Record<string, string>>;

/** Each row: the connection, what the environment has, and whose keys sign. `web` stands for web identity, `container` for the task's role. */
const table: readonly (readonly [string, Connection, Environment, string])[] = [
  ["keys", {}, keys, "ENVIRONMENT"],
  ["keys under their other names", {}, otherNames, "OTHERNAMES"],
  ["keys under both names", {}, { ...keys, ...otherNames }, "ENVIRONMENT"],
  ["keys and a profile", {}, { ...keys, ...profile }, "ENVIRONMENT"],
  ["keys and web identity", {}, { ...keys, web: "yes" }, "ENVIRONMENT"],
  ["keys, web identity and a profile", {}, { ...keys, web: "yes", ...profile }, "ENVIRONMENT"],
  ["keys and a container", {}, { ...keys, container: "yes" }, "ENVIRONMENT"],
  ["half of a pair of keys and a profile", {}, { ...half, ...profile }, "WORK"],
  ["web identity", {}, { web: "yes" }, "WEB"],
  ["web identity and a profile", {}, { web: "yes", ...profile }, "WEB"],
  ["web identity and a container", {}, { web: "yes", container: "yes" }, "WEB"],
  ["a profile", {}, profile, "WORK"],
  ["a default profile by its other variable", {}, defaultProfile, "WORK"],
  ["a profile and a container", {}, { ...profile, container: "yes" }, "WORK"],
  [
    "a profile without credentials and a container",
    {},
    { AWS_PROFILE: "empty", container: "yes" },
    "CONTAINER",
  ],
  [
    "a profile that does not exist and a container",
    {},
    { AWS_PROFILE: "gone", container: "yes" },
    "CONTAINER",
  ],
  ["nothing", {}, {}, "DEFAULT"],
  ["a profile of the program", named, {}, "NAMED"],
  ["a profile of the program and keys", named, keys, "NAMED"],
  [
    "a profile of the program, web identity and another profile",
    named,
    { web: "yes", ...profile },
    "NAMED",
  ],
  [
    "a profile of the program without credentials and web identity",
    { profile: "empty" },
    { web: "yes", container: "yes" },
    "CONTAINER",
  ],
  ["keys of the stack", stack, {}, "STACK"],
  ["keys of the stack and everything else", stack, { ...keys, web: "yes", ...profile }, "STACK"],
];

describe("the credentials that sign", () => {
  const original = Object.fromEntries(variables.map((name) => [name, process.env[name]]));
  let folder = "";
  let endpoint = "";
  const server = createServer((request, response) => {
    response.end(request.method === "POST" ? webIdentitySession : containerCredentials);
  });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "credentials-"));
    await writeFile(join(folder, "token"), "a.token.of-the-pipeline");
    await writeFile(
      join(folder, "credentials"),
      ["default", "work", "named"].map(section).join(""),
    );
    await writeFile(join(folder, "config"), "[profile empty]\nregion = us-east-1\n");
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    setEnvironment(original);
  });
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const environmentOf = ({ web, container, ...environment }: Environment) => ({
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: join(folder, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
    ...(web !== undefined && {
      AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, "token"),
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/pipeline",
    }),
    ...(container !== undefined && { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${endpoint}/task` }),
    ...environment,
  });

  for (const [title, connection, environment, expected] of table) {
    it(`are, with ${title}: ${expected}`, async () => {
      setEnvironment(environmentOf(environment));
      const provide = await credentialsOf({ region: "us-east-1", ...connection }, endpoint);
      assert.equal((await provide()).accessKeyId, expected);
    });
  }

  it("are none where nothing is given, and the error says that", async () => {
    setEnvironment(environmentOf({ AWS_PROFILE: "gone" }));
    const provide = await credentialsOf({}, undefined);
    await assert.rejects(provide, { name: "CredentialsProviderError", message: /gone/ });
  });

  it("are none where a profile does not exist and the machine has no role, and the error names the profile", async () => {
    // The SDK takes no credentials from such a place, and says so at once.
    const elsewhere = { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://elsewhere.example/task" };
    setEnvironment(environmentOf(elsewhere));
    const provide = await credentialsOf({ profile: "gone" }, undefined);
    await assert.rejects(provide, { name: "CredentialsProviderError", message: /gone/ });
  });
});

function setEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
  for (const name of variables) {
    const value = environment[name];
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

function section(name: string): string {
  return `[${name}]\naws_access_key_id = ${name.toUpperCase()}\naws_secret_access_key = secret\n`;
}

const expiration = "2100-01-01T00:00:00Z";

const containerCredentials = JSON.stringify({
  AccessKeyId: "CONTAINER",
  SecretAccessKey: "secret",
  Token: "token",
  Expiration: expiration,
});

const webIdentitySession =
  '<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials>' +
  "<AccessKeyId>WEB</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>" +
  `<Expiration>${expiration}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;

describe("a source of credentials", () => {
  it("that never answers is given up after its limit, as credentials that cannot be had", async () => {
    const silent = withLimit(() => new Promise(() => undefined), 1);
    await assert.rejects(silent(), {
      name: "CredentialsProviderError",
      message: "the source of the credentials did not respond in 0.001 s",
    });
  });

  it("is taken at its word when it answers in time", async () => {
    const keys = { accessKeyId: "KEY", secretAccessKey: "secret" };
    assert.deepEqual(await withLimit(() => Promise.resolve(keys))(), keys);
    const refusal = new Error("no");
    await assert.rejects(withLimit(() => Promise.reject(refusal))(), refusal);
  });
});
