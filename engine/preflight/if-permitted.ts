/** Makes a call that a preflight can do without if the permission is missing. */
import { isFault, renderFault } from "../run/fault";
import type { Ports } from "../run/ports";

/** An optional permission that is missing costs the rules that need it, not the run. */
export async function ifPermitted<Response>(
  request: () => Promise<Response>,
  { reporter }: Ports,
): Promise<Response | undefined> {
  try {
    return await request();
  } catch (error) {
    if (!isFault(error)) throw error;
    reporter.note(`preflight: not checked, ${renderFault(error)}`);
    return undefined;
  }
}
