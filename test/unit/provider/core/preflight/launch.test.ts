/** A launch template that cannot be launched. */
import { finds } from "./facts";

const arm = { imageId: "ami-2", state: "available", architecture: "arm64" };

describe("a preflight of the launch", () => {
  finds([
    ["finds nothing when the image fits the type", {}],
    [
      "finds a launch template version that does not exist",
      { missingTemplate: { launchTemplateName: "web", version: "9" } },
      "error",
      "launch template web version 9 does not exist in this Region: check desiredConfiguration",
    ],
    [
      "finds an image that is missing",
      { image: { imageId: "ami-2", missing: true } },
      "error",
      "image ami-2 does not exist in this Region or may not be used: check imageId and the image's launch permissions",
    ],
    [
      "finds an image that is still being made",
      { image: { ...arm, architecture: "x86_64", state: "pending" } },
      "error",
      "image ami-2 is pending: wait until it is available, or use another one",
    ],
    [
      "finds a type that does not run the image",
      { image: arm },
      "error",
      "instance type t3.small runs x86_64 images, but ami-2 is for arm64: choose an image or an instance type to match",
    ],
    [
      "finds the one type of several that does not run the image",
      {
        image: arm,
        instanceTypes: [
          { instanceType: "t4g.small", architectures: ["arm64"] },
          { instanceType: "t2.small", architectures: ["i386", "x86_64"] },
        ],
      },
      "error",
      "instance type t2.small runs i386 and x86_64 images, but ami-2 is for arm64: choose an image or an instance type to match",
    ],
    [
      "holds nothing against types that are not known",
      { image: arm, instanceTypes: undefined as never },
    ],
    ["holds nothing against an image that is not known", { image: undefined as never }],
  ]);
});
