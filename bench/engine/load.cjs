// Loads some modules, then another one, and prints what that one took: { milliseconds, residentBytes }.
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");

const [place, measured, ...before] = process.argv.slice(2);
const requireThere = createRequire(join(place, "index.js"));
for (const name of before) requireThere(name);
global.gc();
const bytes = process.memoryUsage().rss;
const began = performance.now();
requireThere(measured);
const milliseconds = performance.now() - began;
global.gc();
console.log(JSON.stringify({ milliseconds, residentBytes: process.memoryUsage().rss - bytes }));
