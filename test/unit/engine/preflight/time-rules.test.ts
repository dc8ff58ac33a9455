/** Warm-ups that nobody sets, and credentials that end too early. */
import { finds } from "./facts";

describe("a preflight of the times", () => {
  const gate = { name: "smoke", command: ["./smoke.sh"] };
  const pauses = { instanceWarmup: 60, checkpointPercentages: [50, 100] };
  const never = { defaultInstanceWarmup: -1 };
  finds([
    [
      "finds that nobody sets a warm-up",
      { group: never },
      "warning",
      "no warm-up: neither preferences.instanceWarmup nor the group sets one, so an instance counts as good the moment it is in service. Set preferences.instanceWarmup to the seconds that your instances need to start",
    ],
    [
      "does not mind where the program sets one, even of no seconds",
      { group: never, inputs: { preferences: { instanceWarmup: 0 } } },
    ],
    ["does not mind where nothing is replaced", { group: { ...never, instances: [] } }],
    [
      "finds credentials that end before the refresh may",
      { credentialsEndIn: 60 },
      "warning",
      "the credentials end in 60 s, but the refresh may take 4 min: watching would stop (the refresh goes on, and the next `pulumi up` resumes). Use a longer session",
    ],
    [
      "finds a lifecycle hook that may hold an instance for as long as AWS waits for progress",
      {
        hooks: [
          {
            lifecycleHookName: "drain",
            lifecycleTransition: "terminating",
            heartbeatTimeout: 7200,
          },
          { lifecycleHookName: "warm", lifecycleTransition: "launching", heartbeatTimeout: 300 },
        ],
      },
      "warning",
      "lifecycle hook drain may hold an instance for 2 h, and AWS fails a refresh that makes no progress for 1 h: complete the hook's action earlier, or lower its heartbeat timeout",
    ],
    [
      "finds a gate that may take longer than AWS pauses at a checkpoint",
      { inputs: { gates: [gate], preferences: { ...pauses, checkpointDelay: 120 } } },
      "warning",
      "gate smoke may take 5 min, but AWS goes on 2 min after a checkpoint: raise preferences.checkpointDelay, or lower the gate's timeout",
    ],
    [
      "finds a gate that may take longer than AWS's usual hour",
      { inputs: { gates: [{ ...gate, timeout: 7200 }], preferences: pauses } },
      "warning",
      "gate smoke may take 2 h, but AWS goes on 1 h after a checkpoint: raise preferences.checkpointDelay, or lower the gate's timeout",
    ],
    [
      "finds a gate that may take longer than the bake time",
      { inputs: { gates: [gate], preferences: { instanceWarmup: 60, bakeTime: 120 } } },
      "warning",
      "gate smoke may take 5 min, but AWS calls the refresh a success after 2 min of baking: raise preferences.bakeTime, or lower the gate's timeout",
    ],
    [
      "does not mind a gate that fits into the bake time",
      { inputs: { gates: [gate], preferences: { instanceWarmup: 60, bakeTime: 300 } } },
    ],
    [
      "does not mind a gate without a pause to keep to",
      { inputs: { gates: [gate], preferences: { instanceWarmup: 60 } } },
    ],
    [
      "does not mind a checkpoint without gates",
      { inputs: { preferences: { ...pauses, checkpointDelay: 1 } } },
    ],
    ["finds nothing about credentials that do not end", { credentialsEndIn: undefined as never }],
  ]);
});
