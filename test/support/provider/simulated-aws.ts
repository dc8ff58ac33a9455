/** Sets up the ports of an operation against a simulator: real SDK clients below, a virtual clock that moves the simulator's. */
import { connectAutoScaling } from "../../../engine/aws/auto-scaling";
import { connectDiagnostics } from "../../../engine/aws/diagnostics";
import type { Ports } from "../../../engine/run/ports";
import { startSimulator, type Scenario, type Simulator } from "../../../simulator/index";
import { createFleet, type Fleet, type FleetOptions } from "../engine/fleet";
import { quietPreflightFacts } from "./quiet-preflight-facts";
import { quietGateCheck } from "./quiet-gate-check";
import { createRecordingReporter, type RecordingReporter } from "./recording-reporter";
import { createVirtualClock, type VirtualClock } from "./virtual-clock";

export interface SimulatedAws {
  readonly simulator: Simulator;
  readonly fleet: Fleet;
  readonly ports: Ports;
  readonly clock: VirtualClock;
  readonly reporter: RecordingReporter;
}

const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" } as const;

/** Runs a test with a simulated fleet, and closes the simulator whatever happens. */
export async function withSimulatedAws(
  { scenario, ...options }: FleetOptions & { readonly scenario?: Scenario },
  body: (aws: SimulatedAws) => Promise<void>,
): Promise<void> {
  Object.assign(process.env, credentials);
  const simulator = await startSimulator();
  try {
    const fleet = await createFleet(simulator, options);
    if (scenario) simulator.addScenario(scenario);
    const connection = { region: "us-east-1", endpoint: simulator.url };
    const clock = createVirtualClock((milliseconds) => simulator.advance(milliseconds / 1000));
    const { signal } = new AbortController();
    const waiting = { clock, signal };
    const reporter = createRecordingReporter();
    const ports: Ports = {
      autoScaling: connectAutoScaling(connection, waiting),
      diagnostics: connectDiagnostics(connection, waiting),
      preflightFacts: quietPreflightFacts,
      gateCheck: quietGateCheck,
      clock,
      reporter,
      observe: () => undefined,
      signal,
    };
    await body({ simulator, fleet, ports, clock, reporter });
  } finally {
    await simulator.close();
  }
}
