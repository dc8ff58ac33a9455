/** Launches that cannot succeed. */
import { finds } from "./facts";

const arm = { imageId: "ami-2", state: "available", architecture: "arm64" };

const intel = { ...arm, architecture: "x86_64" };
const small = [{ instanceType: "t3.small", architectures: ["x86_64"] }];

describe("a preflight of the launch", () => {
  finds([
    ["finds nothing when the image fits the type", {}],
    [
      "finds a launch template version that does not exist",
      { missingTemplates: [{ launchTemplateName: "web", version: "9" }] },
      "error",
      "launch template web version 9 does not exist in this Region: check desiredConfiguration",
    ],
    [
      "finds a launch template version of the group's own that does not exist",
      {
        missingTemplates: [{ launchTemplateName: "web", version: "9" }],
        target: { from: "group" },
      },
      "error",
      "the group's own launch template web version 9 does not exist, so the group can launch nothing: give the group a version that exists",
    ],
    [
      "warns of a group whose own version was deleted, which a refresh heals",
      { missingOwnTemplates: [{ launchTemplateName: "web", version: "1" }] },
      "warning",
      "the group's own launch template web version 1 does not exist, so the group can launch nothing until the refresh succeeds, and the old version cannot be restored. Keep the versions that groups launch from",
    ],
    [
      "finds an image by SSM parameter in a desired configuration",
      { parameterTemplates: [{ launchTemplateName: "web", version: "2" }] },
      "error",
      "the image of web version 2 is an SSM parameter, which AWS refuses in a desired configuration: give the template an image id, or give the template to the group and leave desiredConfiguration out",
    ],
    [
      "finds an image by SSM parameter together with skip matching",
      {
        parameterTemplates: [{ launchTemplateName: "web", version: "2" }],
        target: { from: "group" },
      },
      "error",
      "the image of the group's own web version 2 is an SSM parameter, which AWS refuses together with skip matching: set preferences.skipMatching to false, or leave it out",
    ],
    [
      "finds nothing about an image by SSM parameter where the group's own configuration is rolled",
      {
        parameterTemplates: [{ launchTemplateName: "web", version: "2" }],
        target: { from: "group" },
        skipMatching: false,
      },
    ],
    [
      "finds an image that is missing",
      { launches: [{ image: { imageId: "ami-2", missing: true }, instanceTypes: small }] },
      "error",
      "image ami-2 does not exist in this Region or may not be used: check imageId and the image's launch permissions",
    ],
    [
      "finds an image that is still being made",
      { launches: [{ image: { ...intel, state: "pending" }, instanceTypes: small }] },
      "error",
      "image ami-2 is pending: wait until it is available, or use another one",
    ],
    [
      "finds a type that does not run the image",
      { launches: [{ image: arm, instanceTypes: small }] },
      "error",
      "instance type t3.small runs x86_64 images, but ami-2 is for arm64: choose an image or an instance type to match",
    ],
    [
      "finds the one type of several that does not run the image",
      {
        launches: [
          {
            image: arm,
            instanceTypes: [
              { instanceType: "t4g.small", architectures: ["arm64"] },
              { instanceType: "t2.small", architectures: ["i386", "x86_64"] },
            ],
          },
        ],
      },
      "error",
      "instance type t2.small runs i386 and x86_64 images, but ami-2 is for arm64: choose an image or an instance type to match",
    ],
    [
      "holds nothing against types that are not known",
      { launches: [{ image: arm, instanceTypes: [] }] },
    ],
    [
      "finds the one image of several that is not there",
      {
        launches: [
          { image: { ...intel, imageId: "ami-1" }, instanceTypes: small },
          { image: { imageId: "ami-2", missing: true }, instanceTypes: [] },
        ],
      },
      "error",
      "image ami-2 does not exist in this Region or may not be used: check imageId and the image's launch permissions",
    ],
    ["holds nothing against images that are not known", { launches: undefined as never }],
  ]);
});
