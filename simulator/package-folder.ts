/** Where the package is: the folder of the sources, which is also that of `dist`. */
import { basename, dirname } from "node:path";

export const packageFolder = basename(__dirname) === "dist" ? dirname(__dirname) : __dirname;
