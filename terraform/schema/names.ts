/** The names of the inputs in Terraform's spelling. */

/** Units and abbreviations that are one word, however they are written. */
const words: readonly (readonly [RegExp, string])[] = [
  [/MiB/g, "Mib"],
  [/GiB/g, "Gib"],
  [/GB/g, "Gb"],
  [/vCpu/gi, "Vcpu"],
];

/** `minHealthyPercentage` as `min_healthy_percentage`. */
export function toSnakeCase(name: string): string {
  return words
    .reduce((text, [word, plain]) => text.replace(word, plain), name)
    .replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`)
    .toLowerCase();
}
