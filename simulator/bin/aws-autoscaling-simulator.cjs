#!/usr/bin/env node
// The command by its name: there before the package is built, so that npm can link it.
// Half of a start is the compilation of the SDK; from the second start on it comes out of Node's cache.
require("node:module").enableCompileCache?.();
require("../dist/cli.js");
