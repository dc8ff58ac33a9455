/** A form-encoded request body as a tree: `A.B.member.1=x` becomes A, then B, then member, then 1. */

export interface FormNode {
  /** The value of the parameter that ends here; absent if only longer names were sent. */
  value?: string;
  readonly children: Map<string, FormNode>;
}

/** Parses `a=1&b.c=2`. A name that is sent twice keeps its last value, as AWS keeps one. */
export function parseForm(body: string): FormNode {
  const root = createNode();
  for (const [name, value] of new URLSearchParams(body)) {
    let node = root;
    for (const part of name.split(".")) node = requireChild(node, part);
    node.value = value;
  }
  return root;
}

/** The value of a top-level parameter, which is then taken off the tree. */
export function takeValue(form: FormNode, name: string): string | undefined {
  const value = form.children.get(name)?.value;
  form.children.delete(name);
  return value;
}

function requireChild(node: FormNode, name: string): FormNode {
  let child = node.children.get(name);
  if (!child) {
    child = createNode();
    node.children.set(name, child);
  }
  return child;
}

function createNode(): FormNode {
  return { children: new Map() };
}
