/** Lets a program give an output wherever a plain value may stand, at every depth. */
import type { Input } from "@pulumi/pulumi";

export type DeepInput<T> = T extends readonly (infer Element)[]
  ? Input<DeepInput<Element>[]>
  : T extends object
    ? Input<{ [Key in keyof T]: DeepInput<T[Key]> }>
    : Input<T>;
