/** Ansible's amazon.aws modules do against the simulator what their documentation says. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { EC2 } from "@aws-sdk/client-ec2";
import { describeInterop } from "../../support/interop";

const play = join(__dirname, "play.yml");

const suite = {
  requirements: ["ansible-core==2.19.14", "ansible==12.3.0", "boto3==1.44.5"],
  env: { ANSIBLE_LOCALHOST_WARNING: "false", ANSIBLE_INVENTORY_UNPARSED_WARNING: "false" },
  pollSeconds: 60,
};

async function makeTemplate(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const ec2 = new EC2({ endpoint, region: "us-east-1", credentials });
  const { Images = [] } = await ec2.describeImages({ Owners: ["amazon"] });
  await ec2.createLaunchTemplate({
    LaunchTemplateName: "web",
    LaunchTemplateData: { ImageId: Images[0]?.ImageId, InstanceType: "t3.small" },
  });
}

describeInterop("Ansible", suite, (withInterop) => {
  it("makes a group, refreshes its instances, cancels, looks and deletes", () =>
    withInterop(async ({ simulator, run }) => {
      await makeTemplate(simulator.url);
      const { code, stdout, stderr } = await run("ansible-playbook", play);
      assert.equal(code, 0, `${stdout}${stderr}`);
      assert.match(stdout, /ok=17 +changed=2 +unreachable=0 +failed=0/);
    }));
});
