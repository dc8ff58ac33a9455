/** Lets a program give an output or a promise wherever a plain value may stand, at every depth. */
import type { Input } from "@pulumi/pulumi";

/**
 * What a program may write for a value of type `T`. A number may also be text, as stack configuration has it.
 *
 * A union, such as `boolean` or the values of an enum, is taken as a whole: `Output<boolean>` is neither `Output<true>` nor
 * `Output<false>`.
 */
export type DeepInput<T> = Input<Written<T>>;

/** The fields of an object, each as a {@link DeepInput}. One that may be left out may also be undefined, or turn out to be. */
export type DeepInputs<T> = {
  readonly [Key in keyof T]: object extends Pick<T, Key>
    ? Input<Written<Exclude<T[Key], undefined>> | undefined>
    : DeepInput<T[Key]>;
};

/** A plain value with what may stand in it. */
export type Written<T> = [T] extends [readonly (infer Element)[]]
  ? readonly DeepInput<Element>[]
  : [T] extends [object]
    ? DeepInputs<T>
    : [T] extends [number]
      ? number | string
      : T;
