/** Prints what an InstanceRefresh and a dynamic resource of Pulumi's own register in a program, and what is left of the stack traces of its errors. */
import * as pulumi from "@pulumi/pulumi";
import { InstanceRefresh } from "../../../provider/index";

const registered: object[] = [];
void pulumi.runtime.setMocks({
  newResource: ({ name, type, custom, inputs }) => {
    const { __provider: text } = inputs as { readonly __provider: string };
    registered.push({ name, type, custom, text });
    return { id: name, state: inputs as object };
  },
  call: ({ inputs }) => inputs as object,
});

/** The limit of stack traces while the constructor reads its arguments. */
let limitInside: number | undefined;

function declareOne(name: string): InstanceRefresh {
  return new InstanceRefresh(name, {
    get autoScalingGroupName() {
      limitInside = Error.stackTraceLimit;
      return "web";
    },
  });
}

function errorOf(act: () => unknown): Error | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  return undefined;
}

/** As Pulumi's documentation has it. */
class Dynamic extends pulumi.dynamic.Resource {}

const limitBefore = Error.stackTraceLimit;
const provider: pulumi.dynamic.ResourceProvider = {
  create: () => Promise.resolve({ id: "" }),
};
new Dynamic(provider, "pulumi's", {}, {}, "autoscaling", "InstanceRefresh");
declareOne("ours");
const { message, stack } = errorOf(() => declareOne("")) ?? {};
process.on("exit", () => {
  const limits = { before: limitBefore, inside: limitInside, after: Error.stackTraceLimit };
  console.log(JSON.stringify({ registered, limits, error: { message, stack } }));
});
