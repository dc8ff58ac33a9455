/** Writes the files of test/corpus for the version of the state that the provider writes now. Files of earlier versions stay as they are. */
import { writeCorpus } from "./corpus";

writeCorpus().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
