/** Rolls a simulated fleet of three with a program in this folder, in a stack of the real engine. */
import { resolve } from "node:path";
import { startSimulator } from "../../../simulator/index";
import { createFleet, type Fleet } from "../../support/engine/fleet";
import { withStack, type EngineStack } from "../../support/engine/stack";
import { timeMovesWithPolls } from "../../support/engine/time";

export interface Rolling {
  readonly fleet: Fleet;
  /** Its program is to roll the fleet from version 1 to version 2. */
  readonly stack: EngineStack;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The folder that holds the program. @default `program` */
  readonly folder?: string;
  /** The folder to make the stack's folder in. @default one inside the checkout */
  readonly parent?: string;
}

export async function withProgram(
  { env = {}, folder = "program", parent }: ProgramOptions,
  body: (rolling: Rolling) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ clock: "virtual" });
  try {
    const fleet = await createFleet(simulator);
    const version = await fleet.addVersion();
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    await withStack(
      {
        program: { folder: resolve(__dirname, folder) },
        ...(parent !== undefined && { parent }),
        endpoint: simulator.url,
        env: {
          PULUMI_INSTANCE_REFRESH_TIME_SCALE: "500",
          GROUP: fleet.autoScalingGroupName,
          TEMPLATE: fleet.launchTemplateId,
          VERSION: String(version),
          ...env,
        },
      },
      (stack) => body({ fleet, stack }),
    );
  } finally {
    await simulator.close();
  }
}
