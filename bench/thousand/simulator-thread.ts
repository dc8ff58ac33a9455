/** The simulator in a thread of its own: what it holds is no part of what is weighed, and it goes by the time that the other thread sets. */
import { parentPort, workerData } from "node:worker_threads";
import { startSimulator, type RequestLimit } from "../../simulator/index";

async function main(): Promise<void> {
  // One number: milliseconds of virtual time.
  const time = new Float64Array(workerData as SharedArrayBuffer);
  let seen = 0;
  const simulator = await startSimulator({
    onCall: {
      before: () => {
        const now = time[0] ?? 0;
        simulator.advance((now - seen) / 1000);
        seen = now;
      },
    },
  });
  parentPort?.on("message", (requestLimit: RequestLimit) => {
    simulator.addScenario({ requestLimit });
    parentPort?.postMessage("limited");
  });
  parentPort?.postMessage({ url: simulator.url, begun: simulator.now().getTime() });
}

void main();
