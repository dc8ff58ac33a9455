import assert from "node:assert/strict";
import { providerSchema } from "../../terraform/cdk/provider-schema";
import { describeTerraform, withContext } from "../support/terraform/context";

interface Schemas {
  readonly provider_schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const parts = ["provider", "resource_schemas"] as const;

/** Terraform leaves out what is false, and so does the schema that the generators get. */
describeTerraform("the schema that bindings are generated from", () => {
  it("is what terraform providers schema prints", () =>
    withContext({}, async ({ terraform }) => {
      const { code, stdout, text } = await terraform.run("providers", "schema", "-json");
      assert.equal(code, 0, text);
      const [seen] = Object.values((JSON.parse(stdout) as Schemas).provider_schemas);
      const [ours] = Object.values((providerSchema as Schemas).provider_schemas);
      for (const part of parts) assert.deepEqual(ours?.[part], seen?.[part]);
    }));
});
