/** Lets a refresh begin and then stand still, however fast the machine is. */
import type { MovingTime } from "../../support/engine/time";

/** The first look is at the group's history, before the start; the second one at the refresh. */
export async function holdAtTheFirstLook(time: MovingTime): Promise<void> {
  await time.nextLook();
  await time.nextLook();
  time.hold();
}
