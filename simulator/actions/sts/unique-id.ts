/** IAM's unique ids: four letters for the kind, and seventeen that are always the same for one name. */
import { createIds } from "../../model/ids";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function toUniqueId(prefix: "AIDA" | "AROA", name: string): string {
  const { random } = createIds(name);
  const letter = () => alphabet.charAt(Math.floor(random() * alphabet.length));
  return prefix + Array.from({ length: 17 }, letter).join("");
}
