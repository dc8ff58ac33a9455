/** What a program holds of a running simulator. */
import type { CallListener, RecordedCall } from "./calls";
import type { ClockSetting } from "./clock";
import type { EventBridgeEvent } from "./model/events";
import type { Scenario } from "./scenario/scenario";

export interface Simulator {
  /** What an AWS client takes as its endpoint: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  /** What AWS_EC2_METADATA_SERVICE_ENDPOINT takes, where instance metadata is served. */
  readonly metadataUrl: string | undefined;
  /** The instance that metadata tells a program to run on; undefined: none. A reset goes back to that of the start. */
  readonly setInstance: (instanceId: string | undefined) => void;
  readonly now: () => Date;
  /** Moves the clock by so many seconds, in every mode. Returns the new time. */
  readonly advance: (seconds: number) => Date;
  readonly setClock: (setting: ClockSetting) => void;
  /** Every AWS call received, oldest first. */
  readonly calls: () => readonly RecordedCall[];
  /** Every event sent to EventBridge, oldest first, in EventBridge's own form. */
  readonly events: () => readonly EventBridgeEvent[];
  /** All worlds by `account/region`, as plain JSON. */
  readonly state: () => unknown;
  /** Adds rules to those in force. Throws `ScenarioError`, which names everything that is wrong. */
  readonly addScenario: (scenario: Scenario) => void;
  /** Back to the beginning: the worlds, the calls, the clock and the scenario are those of the start. */
  readonly reset: () => void;
  /** Returns the function that ends the listening. */
  readonly onCall: (listener: CallListener) => () => void;
  /** Stops listening and ends all connections at once. */
  readonly close: () => Promise<void>;
}
