export function buildOwnBindings(): Promise<void>;
