/** Identities: who calls, and who that is after a role has been assumed. */
import assert from "node:assert/strict";
import { STS, type Credentials } from "@aws-sdk/client-sts";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { withServices } from "../../support/services";

const role = { RoleArn: "arn:aws:iam::210987654321:role/ci/deploy", RoleSessionName: "pipeline" };

describe("GetCallerIdentity", () => {
  it("names an account, an ARN in it, and a user id", () =>
    withServices(async ({ sts }) => {
      const { Account, Arn, UserId } = await sts.getCallerIdentity({});
      assert.equal(Account, "123456789012");
      assert.match(Arn ?? "", /^arn:aws:iam::123456789012:user\//u);
      assert.match(UserId ?? "", /^AIDA[A-Z2-7]{17}$/u);
    }));
});

describe("AssumeRole", () => {
  it("gives credentials that act in the role's account, as the session", () =>
    withServices(async ({ sts, simulator }) => {
      const { Credentials: credentials, AssumedRoleUser: user } = await sts.assumeRole(role);
      const identity = await as(credentials, simulator.url).getCallerIdentity({});
      assert.equal(identity.Account, "210987654321");
      assert.equal(identity.Arn, "arn:aws:sts::210987654321:assumed-role/deploy/pipeline");
      assert.equal(identity.UserId, user?.AssumedRoleId);
    }));

  it("gives credentials for an hour, or as long as asked, of the client's clock", () =>
    withServices(async ({ sts }) => {
      for (const [asked, seconds] of [
        [undefined, 3600],
        [900, 900],
      ]) {
        const { Credentials: credentials } = await sts.assumeRole({
          ...role,
          DurationSeconds: asked,
        });
        const left = ((credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 1000;
        assert.ok(Math.abs(left - (seconds ?? 0)) < 60, `${left} seconds are left`);
      }
    }));

  it("is called once for many calls, though the simulator's clock is in the past", () =>
    withServices(async ({ simulator }) => {
      const masterCredentials = { accessKeyId: "test", secretAccessKey: "test" };
      const clientConfig = { endpoint: simulator.url, region: "us-east-1" };
      const credentials = fromTemporaryCredentials({
        masterCredentials,
        params: role,
        clientConfig,
      });
      const sts = new STS({ ...clientConfig, credentials });
      for (let call = 0; call < 3; call++) await sts.getCallerIdentity({});
      assert.deepEqual(
        simulator.calls().map(({ action }) => action),
        ["AssumeRole", "GetCallerIdentity", "GetCallerIdentity", "GetCallerIdentity"],
      );
    }));

  it("refuses what is not a role", () =>
    withServices(async ({ sts }) => {
      const RoleArn = "arn:aws:iam::123456789012:user/ann";
      await assert.rejects(sts.assumeRole({ ...role, RoleArn }), {
        name: "ValidationError",
        message: `${RoleArn} is invalid`,
      });
    }));
});

describe("AssumeRoleWithWebIdentity", () => {
  it("reads who it is from the token", () =>
    withServices(async ({ sts }) => {
      const claims = { iss: "https://ci.example", aud: "sts.amazonaws.com", sub: "repo:web" };
      const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
      const answer = await sts.assumeRoleWithWebIdentity({
        ...role,
        WebIdentityToken: `e30.${payload}.signature`,
      });
      assert.equal(answer.SubjectFromWebIdentityToken, "repo:web");
      assert.equal(answer.Audience, "sts.amazonaws.com");
      assert.match(answer.AssumedRoleUser?.Arn ?? "", /assumed-role\/deploy\/pipeline$/u);
    }));

  it("refuses what is not a token", () =>
    withServices(async ({ sts }) => {
      await assert.rejects(
        sts.assumeRoleWithWebIdentity({ ...role, WebIdentityToken: "not a token" }),
        { name: "InvalidIdentityTokenException" },
      );
    }));
});

function as(credentials: Credentials | undefined, endpoint: string): STS {
  return new STS({
    endpoint,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: {
      accessKeyId: credentials?.AccessKeyId ?? "",
      secretAccessKey: credentials?.SecretAccessKey ?? "",
      sessionToken: credentials?.SessionToken ?? "",
    },
  });
}
