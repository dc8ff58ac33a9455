import assert from "node:assert/strict";
import { settingsBlock } from "../../terraform/provider/settings-block";
import { groupBlock } from "../../terraform/resource/state";
import { typeOfBlock } from "../../terraform/schema/schema";
import type { CtyType } from "../../terraform/values/cty-type";
import { fromWire, toWire, type WireValue } from "../../terraform/values/wire";
import { withPlugin, type Answer, type PluginClient } from "../support/terraform/plugin-client";

const type_name = "instancerefresh_group";
const identityType: CtyType = ["object", { auto_scaling_group_name: "string", region: "string" }];
const groupType = typeOfBlock(groupBlock);

/** Nothing listens on the discard port: identity needs no AWS. */
const nobody = {
  AWS_ENDPOINT_URL: "http://127.0.0.1:9",
  AWS_MAX_ATTEMPTS: "1",
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "AKIA",
  AWS_SECRET_ACCESS_KEY: "secret",
};

interface Identified {
  readonly identity_data: WireValue;
}

interface Imported {
  readonly state: WireValue;
  readonly identity: Identified;
}

async function importBy(client: PluginClient, request: object): Promise<Imported> {
  const answer = await client.call("ImportResourceState", { type_name, ...request });
  const [imported] = answer["imported_resources"] as readonly Imported[];
  assert.ok(imported);
  return imported;
}

function identityIn(answer: Answer, name: string): unknown {
  return fromWire((answer[name] as Identified).identity_data, identityType);
}

/** What terraform 1.12 and later ask; the one that is installed may be older. */
describe("the identity of a resource, asked of the real plugin over gRPC", () => {
  const configure = (client: PluginClient) => {
    const type = typeOfBlock(settingsBlock);
    const none = { assume_role: [], assume_role_with_web_identity: [], endpoints: [] };
    return client.call("ConfigureProvider", { config: toWire(none, type) });
  };
  const paris = { auto_scaling_group_name: "web", region: "eu-west-3" };

  it("is the group's name, and a Region where it is not the provider's", () =>
    withPlugin(nobody, async (client) => {
      const { identity_schemas: schemas } = await client.call("GetResourceIdentitySchemas");
      const { identity_attributes: attributes } = (
        schemas as Record<string, { identity_attributes: readonly Record<string, unknown>[] }>
      )[type_name] ?? { identity_attributes: [] };
      assert.deepEqual(
        attributes.map((one) => [
          one["name"],
          one["required_for_import"],
          one["optional_for_import"],
        ]),
        [
          ["auto_scaling_group_name", true, false],
          ["region", false, true],
        ],
      );
    }));

  it("imports the group that it names, from its own Region", () =>
    withPlugin(nobody, async (client) => {
      await configure(client);
      const byIdentity = await importBy(client, {
        identity: { identity_data: toWire(paris, identityType) },
      });
      assert.deepEqual(fromWire(byIdentity.identity.identity_data, identityType), paris);
      const { auto_scaling_group_name: name, region } = fromWire(
        byIdentity.state,
        groupType,
      ) as Answer;
      assert.deepEqual({ auto_scaling_group_name: name, region }, paris);

      const byName = await importBy(client, { id: "web" });
      const expected = { auto_scaling_group_name: "web", region: "eu-west-1" };
      assert.deepEqual(fromWire(byName.identity.identity_data, identityType), expected);
    }));

  it("is in every plan and read, and outlives an upgrade", () =>
    withPlugin(nobody, async (client) => {
      await configure(client);
      const { state } = await importBy(client, {
        identity: { identity_data: toWire(paris, identityType) },
      });
      const read = await client.call("ReadResource", { type_name, current_state: state });
      assert.deepEqual(identityIn(read, "new_identity"), paris);
      const planned = await client.call("PlanResourceChange", {
        type_name,
        prior_state: toWire(null, groupType),
        proposed_new_state: state,
        config: state,
      });
      assert.deepEqual(identityIn(planned, "planned_identity"), paris);
      const upgraded = await client.call("UpgradeResourceIdentity", {
        type_name,
        version: 0,
        raw_identity: { json: Buffer.from(JSON.stringify(paris)) },
      });
      assert.deepEqual(identityIn(upgraded, "upgraded_identity"), paris);
    }));

  it("is told to nobody who does not show the certificate that Terraform gave the plugin", () =>
    withPlugin(nobody, async (client) => {
      await assert.rejects(client.callAsStranger("GetResourceIdentitySchemas"), /UNAVAILABLE/);
    }));
});
