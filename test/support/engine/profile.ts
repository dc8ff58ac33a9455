/** A profile of the shared AWS credentials file, which lies in the stack's own folder. */
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EngineStack } from "./stack";

export interface ProfileKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Writes the file anew, with this one profile in it. The engine's environment names the file. */
export async function writeProfile(
  { directory }: EngineStack,
  name: string,
  { accessKeyId, secretAccessKey }: ProfileKeys,
): Promise<void> {
  const text = `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  await writeFile(join(dirname(directory), "no-aws-credentials"), text);
}
