/** The stand-in's group: what AWS has calls of its own for, and what its instances count for. */
import assert from "node:assert/strict";
import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { EC2 } from "@aws-sdk/client-ec2";
import { startSimulator, type Simulator } from "../../../simulator/index";
import type { Clients } from "../../../tools/resource-aws/clients";
import type { Properties } from "../../../tools/resource-aws/properties";
import { group } from "../../../tools/resource-aws/resources/group";
import { unshape } from "../../../tools/resource-aws/unshape";

const name = "web";

describe("a group of the stand-in for the AWS provider", () => {
  it("suspends the processes that the program names, and resumes the others", () =>
    withSimulator(async ({ simulator, clients, inputs }) => {
      const first = { ...inputs, suspendedProcesses: ["AZRebalance", "Launch"] };
      assert.deepEqual(group.shape(first).problems, []);
      await create(first, { simulator, clients });
      assert.deepEqual(await processes(first, clients), ["AZRebalance", "Launch"]);
      const second = { ...inputs, suspendedProcesses: ["Terminate", "Launch"] };
      const changed = new Set(["suspendedProcesses"]);
      const tags = { tags: {}, oldTags: {} };
      await group.update({ id: name, inputs: second, oldInputs: first, changed, clients, ...tags });
      assert.deepEqual(await processes(second, clients), ["Terminate", "Launch"]);
      await group.update({ id: name, inputs, oldInputs: second, changed, clients, ...tags });
      assert.deepEqual(await processes(second, clients), []);
    }));

  it("has the capacity that its weights make up, with fewer instances than units", () =>
    withSimulator(async ({ simulator, clients, inputs }) => {
      const { launchTemplate, ...rest } = inputs;
      const weighted = {
        ...rest,
        mixedInstancesPolicy: {
          launchTemplate: {
            launchTemplateSpecification: {
              launchTemplateName: launchTemplate.name,
              version: launchTemplate.version,
            },
            overrides: [{ instanceType: "m5.large", weightedCapacity: "2" }],
          },
        },
      };
      assert.deepEqual(group.shape(weighted).problems, []);
      // Ends at once, because nothing is left to wait for: to wait would need an endpoint to advance the time of.
      await create(weighted, { simulator, clients });
      const autoScaling = await clients.autoScaling();
      const { AutoScalingInstances = [] } = await autoScaling.describeAutoScalingInstances();
      assert.equal(AutoScalingInstances.length, 2);
    }));
});

interface Context {
  readonly simulator: Simulator;
  readonly clients: Clients;
}

async function create(inputs: Properties, { simulator, clients }: Context): Promise<void> {
  await group.create({ inputs, tags: {}, clients });
  simulator.advance(60);
  await group.settle?.(name, inputs, clients);
}

async function processes(inputs: Properties, clients: Clients): Promise<unknown> {
  const found = await group.find(name, clients);
  return unshape(inputs, found?.answer ?? {}, group.renamed)["suspendedProcesses"];
}

const inputs = {
  name,
  minSize: 0,
  maxSize: 8,
  desiredCapacity: 4,
  availabilityZones: ["us-east-1a"],
  launchTemplate: { name: "template", version: "1" },
};

async function withSimulator(
  body: (context: Context & { readonly inputs: typeof inputs }) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator();
  try {
    const configuration = {
      endpoint: simulator.url,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
    const ec2 = new EC2(configuration);
    await ec2.createLaunchTemplate({
      LaunchTemplateName: inputs.launchTemplate.name,
      LaunchTemplateData: { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro" },
    });
    const autoScaling = new AutoScaling(configuration);
    const clients = { autoScaling: () => Promise.resolve(autoScaling) } as unknown as Clients;
    await body({ simulator, clients, inputs });
  } finally {
    await simulator.close();
  }
}
