import assert from "node:assert/strict";
import { inputsSchema } from "aws-instance-refresh/inputs/schema/inputs";
import type { ObjectSchema } from "aws-instance-refresh/inputs/schema/schema";
import { attributesOf } from "../../../terraform/schema/derive";
import { toInputs, toPath } from "../../../terraform/schema/inputs";
import { toSnakeCase } from "../../../terraform/schema/names";
import { toTerraformText } from "../../../terraform/schema/wording";
import { unknown } from "../../../terraform/values/value";

const extended: ObjectSchema = {
  ...inputsSchema,
  fields: {
    ...inputsSchema.fields,
    maxUnhealthyGiB: {
      kind: "number",
      isWhole: true,
      min: 0,
      max: 9,
      rule: "maxUnhealthyGiB is 0 to 9",
      description: "A new input.",
      default: 3,
    },
  },
};

describe("the Terraform schema", () => {
  it("has an input that is added to the declaration, with no further line", () => {
    assert.deepEqual(attributesOf(extended)["max_unhealthy_gib"], {
      description: "A new input. Default: `3`.",
      mode: "optional",
      isSensitive: false,
      type: { kind: "plain", type: "number" },
    });
    assert.deepEqual(toInputs(extended, { max_unhealthy_gib: 4 }), { maxUnhealthyGiB: 4 });
    assert.deepEqual(toPath(extended, "maxUnhealthyGiB"), ["max_unhealthy_gib"]);
  });

  it("describes every attribute, in whole sentences", () => {
    const walk = (attributes: ReturnType<typeof attributesOf>): void => {
      for (const [name, { description, type }] of Object.entries(attributes)) {
        assert.match(description, /^[A-Z][^]*\.$/, name);
        if (type.kind === "nested") walk(type.attributes);
      }
    };
    walk(attributesOf(inputsSchema));
  });

  it("marks addresses that may hold a secret, and nothing around them", () => {
    const { webhooks, gates } = attributesOf(inputsSchema);
    assert.equal(webhooks?.isSensitive, false);
    assert.ok(webhooks.type.kind === "nested");
    assert.equal(webhooks.type.attributes["url"]?.isSensitive, true);
    assert.ok(gates?.type.kind === "nested");
    const http = gates.type.attributes["http"];
    assert.ok(http?.type.kind === "nested");
    assert.equal(http.type.attributes["url"]?.isSensitive, true);
  });

  for (const [name, expected] of [
    ["minHealthyPercentage", "min_healthy_percentage"],
    ["vCpuCount", "vcpu_count"],
    ["memoryMiB", "memory_mib"],
    ["memoryGiBPerVCpu", "memory_gib_per_vcpu"],
    ["totalLocalStorageGB", "total_local_storage_gb"],
  ] as const) {
    it(`names ${name} ${expected}`, () => {
      assert.equal(toSnakeCase(name), expected);
    });
  }
});

describe("values from Terraform", () => {
  it("leave out what is null, and keep what is unknown and a null in a list", () => {
    const values = {
      auto_scaling_group_name: "web",
      hold: null,
      preferences: { instance_warmup: unknown, checkpoint_percentages: [50, null] },
    };
    assert.deepEqual(toInputs(inputsSchema, values), {
      autoScalingGroupName: "web",
      preferences: { instanceWarmup: unknown, checkpointPercentages: [50, null] },
    });
  });

  it("have a path for each property of the inputs", () => {
    assert.deepEqual(toPath(inputsSchema, "gates[1].http.url"), ["gates", 1, "http", "url"]);
    assert.deepEqual(toPath(inputsSchema, 'triggers["a b"]'), ["triggers", { key: "a b" }]);
  });
});

describe("the engine's texts", () => {
  it("name attributes and commands as Terraform's users do", () => {
    assert.equal(
      toTerraformText('Set retryAfterRollback: true or onConflict: "wait". Run `pulumi up` again.'),
      'Set retry_after_rollback = true or on_conflict = "wait". Run `terraform apply` again.',
    );
  });
});
