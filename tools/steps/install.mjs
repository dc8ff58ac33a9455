// Installs the packages of package-lock.json where they are missing or older than it.
import { statSync } from "node:fs";
import { join } from "node:path";
import { checkout, run } from "./command.mjs";

/** What `npm ci` puts into node_modules, in MB, measured on Linux. */
const SIZE_MEGABYTES = 750;

/**
 * What `install` would do, for whoever is to be told before it begins.
 *
 * @returns {string}
 */
export function describeInstallation() {
  return isUpToDate()
    ? "the npm packages are installed already"
    : `npm packages into node_modules (${SIZE_MEGABYTES} MB)`;
}

/** Installs what is missing. A network that fails once is tried again. */
export async function install() {
  if (isUpToDate()) return;
  console.log("Installing the packages of package-lock.json.");
  let errors = "";
  const npmCi = () =>
    run("npm", ["ci", "--include=dev", "--loglevel=error", "--no-fund", "--no-audit"], {
      onError: (text) => (errors += text),
    });
  let code = await npmCi();
  if (code !== 0 && isNetworkFault(errors)) {
    console.log("The network failed; trying once more.");
    code = await npmCi();
  }
  if (code !== 0) throw new Error("Installing the packages failed: see npm's own words above.");
}

/** npm writes its hidden lockfile last, so it also tells an interrupted installation from a whole one. */
function isUpToDate() {
  const installed = modified("node_modules/.package-lock.json");
  return installed !== undefined && installed >= modified("package-lock.json");
}

function modified(path) {
  return statSync(join(checkout, path), { throwIfNoEntry: false })?.mtimeMs;
}

function isNetworkFault(errors) {
  return /ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EPROTO|ERR_SOCKET|E50\d|network/i.test(
    errors,
  );
}
