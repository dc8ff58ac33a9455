/** The path of terraform, or else of tofu, on PATH; undefined where there is neither. */
export function findTerraform(path?: string): string | undefined;
