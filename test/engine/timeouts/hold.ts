/** Lets a refresh begin and then stand still, however fast the machine is. */
import type { Operation } from "../../support/engine/operation";
import type { MovingTime } from "../../support/engine/time";

/** The first poll is at the group's history, before the start; the second one at the refresh. */
export async function holdAtTheFirstPoll(time: MovingTime, run: Operation): Promise<void> {
  const twoPolls = async (): Promise<void> => {
    await time.nextLook();
    await time.nextLook();
  };
  await Promise.race([twoPolls(), failAtTheEnd(run)]);
  time.hold();
}

async function failAtTheEnd({ ended }: Operation): Promise<never> {
  const { stdout, stderr } = await ended;
  throw new Error(`The run ended before its first poll. It said:\n${stdout}${stderr}`);
}
