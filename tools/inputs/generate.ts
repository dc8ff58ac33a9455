/** Behind `npm run generate`: writes what follows from the declaration of the inputs. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { generatedFiles } from "./generated-files";

async function generate(): Promise<void> {
  for (const { path, text } of await generatedFiles()) {
    await writeFile(resolve(__dirname, "../..", path), text);
    console.log(`wrote ${path}`);
  }
}

void generate();
