/** What is taken from an aws.Provider, and what is refused because the state would keep it. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { ProviderResource } from "@pulumi/pulumi";
import { settingsOf, type ProviderSettings } from "../../../provider/aws-provider";

const roleArn = "arn:aws:iam::123456789012:role/deploy";

/** A provider as it looks to whoever reads its settings. */
function settings(given: Readonly<Record<string, unknown>>): Promise<ProviderSettings> {
  const provider = { __pulumiType: "pulumi:providers:aws", ...given } as unknown;
  return new Promise((resolve, reject) => {
    const known = settingsOf(provider as ProviderResource) as unknown as {
      readonly promise: () => Promise<ProviderSettings>;
    };
    known.promise().then(resolve, reject);
  });
}

/** An output as Pulumi makes one of a provider's property in a preview. */
function anOutput(value: unknown, known: boolean): unknown {
  const Output = pulumi.Output as unknown as new (...parts: readonly unknown[]) => unknown;
  return new Output([], Promise.resolve(value), Promise.resolve(known), Promise.resolve(false));
}

describe("the settings of an aws.Provider in a preview", () => {
  const notGiven = anOutput(undefined, false);
  const toBeMade = anOutput(pulumi.unknown, true);

  it("are those that are given, although Pulumi calls the others unknown", async () => {
    const region = anOutput("eu-west-1", true);
    assert.deepEqual(await settings({ region, profile: notGiven, noProxy: notGiven }), {
      region: "eu-west-1",
    });
  });

  it("do not depend on one that no call is made with", async () => {
    const region = anOutput("eu-west-1", true);
    assert.deepEqual(await settings({ region, noProxy: toBeMade }), { region: "eu-west-1" });
  });

  it("are all unknown where one that decides the account is", async () => {
    const provider = { __pulumiType: "pulumi:providers:aws", profile: toBeMade } as unknown;
    const known = settingsOf(provider as ProviderResource) as unknown as {
      readonly isKnown: Promise<boolean>;
    };
    assert.equal(await known.isKnown, false);
  });
});

describe("the settings of an aws.Provider", () => {
  it("are a connection, and the names of those that are not gone by", async () => {
    const assumeRoleWithWebIdentity = { roleArn, webIdentityTokenFile: "/run/token" };
    assert.deepEqual(await settings({ assumeRoleWithWebIdentity, noProxy: "example.com" }), {
      webIdentity: { roleArn, tokenFile: "/run/token" },
      unread: ["noProxy"],
    });
  });

  it("may not be access keys", async () => {
    await assert.rejects(settings({ accessKey: "AKIA" }), /profile or assumeRoles/);
  });

  it("may not be a token, but the file of one", async () => {
    const assumeRoleWithWebIdentity = { roleArn, webIdentityToken: "e30.e30.s" };
    await assert.rejects(settings({ assumeRoleWithWebIdentity }), /webIdentityTokenFile instead/);
  });
});
