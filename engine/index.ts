/** The library's public surface. */
export { roll, type RollRequest, type Rolled } from "./run/roll";
