/** The files that the browser loads, as they stand in the package. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package-folder";

const folder = join(packageFolder, "page", "browser");

/** By their paths: the type, and the name of the file. */
const files: Readonly<Record<string, readonly [type: string, name: string]>> = {
  "/": ["text/html", "index.html"],
  "/_simulator/page/style.css": ["text/css", "style.css"],
  "/_simulator/page/main.js": ["text/javascript", "main.js"],
  "/_simulator/page/render.js": ["text/javascript", "render.js"],
};

export interface PageFile {
  readonly type: string;
  readonly text: string;
}

export function isPageFile(path: string): boolean {
  return Object.hasOwn(files, path);
}

/** Read at each question: a page is asked for rarely. */
export function findPageFile(path: string): PageFile | undefined {
  const [type, name] = (isPageFile(path) ? files[path] : undefined) ?? [];
  if (type === undefined || name === undefined) return undefined;
  return { type, text: readFileSync(join(folder, name), "utf8") };
}
