export function awsBindings(library: "cdktn" | "cdktf"): string;
export function buildAwsBindings(): Promise<void>;
