// Required before anything else by every Node process of a run: notes which Node it is, and what it runs.
const { appendFileSync } = require("node:fs");

appendFileSync(process.env.NODE_VERSIONS_SEEN, `${process.version} ${process.argv.join(" ")}\n`);
