/** Finds the name that a misspelt one was meant to be. */

/** The candidate that differs only in case, underscores or hyphens: AWS's `MinHealthyPercentage`, Terraform's `min_healthy_percentage`. */
export function sameName(name: string, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => plain(candidate) === plain(name));
}

/** The candidate that is a few letters away, or that contains or is contained in the name. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  return sameName(name, candidates) ?? similarName(name, candidates) ?? partName(name, candidates);
}

function similarName(name: string, candidates: readonly string[]): string | undefined {
  const allowed = Math.min(3, Math.floor(name.length / 3));
  for (let edits = 1; edits <= allowed; edits += 1) {
    const near = candidates.find((candidate) => isWithin(plain(name), plain(candidate), edits));
    if (near !== undefined) return near;
  }
  return undefined;
}

function partName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(name);
  const parts = candidates.filter((candidate) => {
    const known = plain(candidate);
    return known.startsWith(wanted) || known.endsWith(wanted) || wanted.includes(known);
  });
  return wanted.length < 2 ? undefined : parts.sort((a, b) => b.length - a.length)[0];
}

function plain(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}

/** Whether this many edits (insert, drop or change a letter) turn one text into the other. */
function isWithin(from: string, to: string, edits: number): boolean {
  if (from === "" || to === "") return from.length + to.length <= edits;
  const rest = from.slice(1);
  const other = to.slice(1);
  if (from.startsWith(to.charAt(0))) return isWithin(rest, other, edits);
  if (edits === 0) return false;
  const left = edits - 1;
  return isWithin(rest, to, left) || isWithin(from, other, left) || isWithin(rest, other, left);
}
