/** Launch configurations: the older way to say what a group launches. */
import assert from "node:assert/strict";
import { failureOf } from "../../support/protocol-clients";
import { withGroup } from "./group";

const byConfiguration = { LaunchConfigurationName: "web-1" };

describe("launch configurations", () => {
  it("are described as they were created, and gone when deleted", () =>
    withGroup({}, async ({ autoScaling, imageId }) => {
      const settings = { ...byConfiguration, ImageId: imageId, InstanceType: "t3.nano" };
      await autoScaling.createLaunchConfiguration(settings);
      const described = async (): Promise<readonly (readonly unknown[])[]> => {
        const { LaunchConfigurations = [] } = await autoScaling.describeLaunchConfigurations({
          LaunchConfigurationNames: ["web-1"],
        });
        return LaunchConfigurations.map((one) => [one.ImageId, one.InstanceType]);
      };
      assert.deepEqual(await described(), [[imageId, "t3.nano"]]);
      await autoScaling.deleteLaunchConfiguration(byConfiguration);
      assert.deepEqual(await described(), []);
    }));

  it("have names that are used once", () =>
    withGroup({}, async ({ autoScaling, imageId }) => {
      const settings = { ...byConfiguration, ImageId: imageId, InstanceType: "t3.nano" };
      await autoScaling.createLaunchConfiguration(settings);
      const [code] = await failureOf(autoScaling.createLaunchConfiguration(settings));
      assert.match(code, /^AlreadyExists/u);
    }));
});
