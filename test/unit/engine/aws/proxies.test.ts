/** Who is asked for credentials through a proxy: STS is, the metadata services never are. The hosts do not exist: only the proxy could lead there. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentialsOf } from "../../../../engine/aws/credentials";
import { ownInstanceId } from "../../../../engine/aws/instance-metadata";
import type { Connection } from "../../../../engine/inputs/connection";
import {
  noneOfTheUsers,
  withProxyServer,
  type ProxyServer,
} from "../../../support/engine/proxy-server";
import { withWebServer } from "../../../support/engine/web-server";
import { setEnvironment, useTestKeys } from "../../../support/provider/a-world";

const region = "us-east-1";
const sts = "http://sts.invalid";
const roleArn = "arn:aws:iam::123456789012:role/deployer";
const metadata = "http://metadata.invalid";

/** The proxy leads to a server that gives the credentials `PROXIED` to whoever asks. */
async function withProxy(
  variables: Readonly<Record<string, string>>,
  body: (proxy: ProxyServer) => Promise<void>,
): Promise<void> {
  const restoreKeys = useTestKeys();
  const answerTo = ({ body: asked }: { readonly body: string }) => ({
    body: sessionFor(/Action=(\w+)/.exec(asked)?.[1] ?? "none"),
  });
  try {
    await withWebServer(answerTo, ({ host }) =>
      withProxyServer({ port: Number(host.split(":")[1]) }, async (proxy) => {
        const { url } = proxy;
        const restore = setEnvironment({
          ...noneOfTheUsers,
          HTTP_PROXY: url,
          HTTPS_PROXY: url,
          ...variables,
        });
        try {
          await body(proxy);
        } finally {
          restore();
        }
      }),
    );
  } finally {
    restoreKeys();
  }
}

function sessionFor(action: string): string {
  return (
    `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result><Credentials>` +
    "<AccessKeyId>PROXIED</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>" +
    `<Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></${action}Result></${action}Response>`
  );
}

describe("STS behind a proxy", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "proxies-"));
    await writeFile(join(folder, "token"), "a.token.of-the-pipeline");
    await writeFile(
      join(folder, "config"),
      `[profile work]\nregion = ${region}\nrole_arn = ${roleArn}\nsource_profile = base\n` +
        "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = secret\n",
    );
  });
  after(() => rm(folder, { recursive: true }));

  const rows: readonly (readonly [
    string,
    () => Connection,
    () => Readonly<Record<string, string>>,
  ])[] = [
    ["a role", () => ({ assumeRoles: [{ roleArn }] }), () => ({})],
    ["web identity", () => ({ webIdentity: { roleArn, token: "a.token" } }), () => ({})],
    [
      "web identity in the environment",
      () => ({}),
      () => ({
        AWS_ACCESS_KEY_ID: "",
        AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, "token"),
        AWS_ROLE_ARN: roleArn,
      }),
    ],
    [
      "the role of a profile",
      () => ({ profile: "work", configFile: join(folder, "config") }),
      () => ({}),
    ],
  ];
  for (const [title, connection, variables] of rows) {
    it(`is asked through it for ${title}`, () =>
      withProxy(variables(), async (proxy) => {
        const provide = await credentialsOf({ region, ...connection() }, sts);
        assert.equal((await provide()).accessKeyId, "PROXIED");
        assert.deepEqual(proxy.requests, [`POST ${sts}/`]);
      }));
  }

  it("is asked without it where NO_PROXY names it", () =>
    withProxy({ NO_PROXY: "sts.invalid" }, async (proxy) => {
      const provide = await credentialsOf({ region, assumeRoles: [{ roleArn }] }, sts);
      await assert.rejects(provide, /sts\.invalid/);
      assert.deepEqual(proxy.requests, []);
    }));
});

describe("the metadata services, with a proxy set", () => {
  const noKeys = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" } as const;

  it("are asked without it for the credentials of an instance", () =>
    withProxy(
      {
        ...noKeys,
        AWS_EC2_METADATA_DISABLED: "false",
        AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata,
      },
      async (proxy) => {
        const provide = await credentialsOf({ region }, undefined);
        await assert.rejects(provide);
        assert.deepEqual(proxy.requests, []);
      },
    ));

  it("are asked without it for the credentials of a container", () =>
    withProxy(
      { ...noKeys, AWS_CONTAINER_CREDENTIALS_FULL_URI: "https://container.invalid/credentials" },
      async (proxy) => {
        const provide = await credentialsOf({ region }, undefined);
        await assert.rejects(provide);
        assert.deepEqual(proxy.requests, []);
      },
    ));

  it("are asked without it which instance this is", () =>
    withProxy({}, async (proxy) => {
      const asked = { ...process.env, AWS_EC2_METADATA_DISABLED: "false" };
      const id = await ownInstanceId({ ...asked, AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata });
      assert.equal(id, undefined);
      assert.deepEqual(proxy.requests, []);
    }));
});
