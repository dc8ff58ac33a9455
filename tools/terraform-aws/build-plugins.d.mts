/** The folders that hold the executables of our provider and of the stand-in for `hashicorp/aws`. */
export function buildPlugins(): Promise<{
  readonly instancerefresh: string;
  readonly aws: string;
}>;
