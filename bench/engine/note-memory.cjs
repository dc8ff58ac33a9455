// Notes, again and again, the most memory that a provider process has had; some of them are ended without a chance to say it at the end.
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { setInterval } = require("node:timers");

if (process.argv[1]?.includes("dynamic-provider")) {
  const file = join(process.env.MEMORY_NOTES, String(process.pid));
  const note = () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024));
  setInterval(note, 25).unref();
}
