#!/usr/bin/env node
// The command by its name: there before the package is built, so that npm can link it.
require("../dist/cli.cjs");
