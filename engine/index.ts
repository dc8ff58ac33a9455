/** The library's public surface. */
export { roll, type Rolled } from "./run/roll";
export type { RollRequest } from "./run/roll-request";
