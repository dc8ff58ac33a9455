/** The sentences of a success that is none: what is wrong with the fleet, and what fixes it. */
import * as errors from "../../../../../engine/run/errors/not-verified";
import { aSuccess } from "../../../../support/provider/a-refresh";
import { says } from "../../../../support/provider/says";

const errorContext = { autoScalingGroupName: "web" };
const launchTemplate = { launchTemplateId: "lt-0web", version: "1" };
const old = { instance: { instanceId: "i-0a", lifecycleState: "InService", launchTemplate } };
const excused = { ...old, reason: "it is on standby", fix: "put it back into service" };
const head = "Verifying instance refresh (r-ours) of web: AWS calls it Successful, but";

describe("the error of an unproven success", () => {
  says([
    [
      "names the instances that do not run the target",
      errors.notVerified(errorContext, aSuccess(), { left: [old], kept: [] }),
      "NotVerified",
      `${head} these instances do not run the target: i-0a (lt-0web version 1). Run \`pulumi up\` again to replace them.`,
    ],
    [
      "says why they were left, and what has them replaced",
      errors.notVerified(errorContext, aSuccess(), { left: [old, excused, excused], kept: [] }),
      "NotVerified",
      `${head} these instances do not run the target: i-0a (lt-0web version 1); i-0a (lt-0web version 1), because it is on standby; i-0a (lt-0web version 1), because it is on standby. Put it back into service. Then run \`pulumi up\`.`,
    ],
    [
      "names those that run the target, but were to be replaced all the same",
      errors.notVerified(errorContext, aSuccess(), { left: [], kept: [excused] }),
      "NotVerified",
      `${head} these instances were not replaced: i-0a (lt-0web version 1), because it is on standby. Put it back into service. Then run \`pulumi up\`, which replaces every instance anew.`,
    ],
    [
      "names both",
      errors.notVerified(errorContext, aSuccess(), { left: [old], kept: [old] }),
      "NotVerified",
      `${head} these instances do not run the target: i-0a (lt-0web version 1), and these instances were not replaced: i-0a (lt-0web version 1). Run \`pulumi up\` again, which replaces every instance anew.`,
    ],
    [
      "says why nothing is proven to somebody strict, and how to be less so",
      errors.notVerifiable(errorContext, aSuccess(), "the fleet could not be checked"),
      "NotVerified",
      `${head} the fleet could not be checked, and verify is "strict". Fix it, or set verify to "warn"; then run \`pulumi up\`, which checks again.`,
    ],
  ]);
});
