/** Key pairs, which are records: a launch may name any key. */
import assert from "node:assert/strict";
import { withServices } from "../../support/services";

describe("a key pair", () => {
  it("is described once it is created or imported, and gone once it is deleted", () =>
    withServices(async ({ ec2 }) => {
      const created = await ec2.createKeyPair({ KeyName: "ops", KeyType: "ed25519" });
      const PublicKeyMaterial = Buffer.from("ssh-rsa AAAA ci");
      await ec2.importKeyPair({ KeyName: "ci", PublicKeyMaterial });
      const { KeyPairs = [] } = await ec2.describeKeyPairs({});
      assert.deepEqual(
        KeyPairs.map(({ KeyName, KeyType }) => [KeyName, KeyType]),
        [
          ["ops", "ed25519"],
          ["ci", "rsa"],
        ],
      );
      assert.match(created.KeyMaterial ?? "", /^-----BEGIN RSA PRIVATE KEY-----/u);
      await ec2.createTags({
        Resources: [created.KeyPairId ?? ""],
        Tags: [{ Key: "team", Value: "ops" }],
      });
      const tagged = await ec2.describeKeyPairs({
        Filters: [{ Name: "tag:team", Values: ["ops"] }],
      });
      assert.equal(tagged.KeyPairs?.[0]?.KeyName, "ops");
      await ec2.deleteKeyPair({ KeyName: "ops" });
      await ec2.deleteKeyPair({ KeyName: "ops" });
      await assert.rejects(ec2.describeKeyPairs({ KeyNames: ["ops"] }), {
        name: "InvalidKeyPair.NotFound",
        message: "The key pair 'ops' does not exist",
      });
    }));

  it("has a name of its own", () =>
    withServices(async ({ ec2 }) => {
      await ec2.createKeyPair({ KeyName: "ops" });
      await assert.rejects(ec2.createKeyPair({ KeyName: "ops" }), {
        name: "InvalidKeyPair.Duplicate",
      });
    }));
});
