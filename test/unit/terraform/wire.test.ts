import assert from "node:assert/strict";
import { encode, ExtData } from "@msgpack/msgpack";
import type { CtyType } from "../../../terraform/values/cty-type";
import { hasUnknown, isUnknown, unknown } from "../../../terraform/values/value";
import { fromJson, fromWire, toDynamic, toWire } from "../../../terraform/values/wire";

const type: CtyType = [
  "object",
  { name: "string", numbers: ["list", "number"], any: "dynamic", tags: ["map", "string"] },
];

describe("values on the wire", () => {
  it("come back as they went, unknown ones and nulls included", () => {
    const value = {
      name: unknown,
      numbers: [1, null, 2.5],
      any: toDynamic({ a: [true, "x"] }),
      tags: { "a b": "c" },
    };
    assert.deepEqual(fromWire(toWire(value, type), type), value);
    assert.equal(fromWire(toWire(null, type), type), null);
  });

  it("are unknown also when Terraform narrows down what they may become", () => {
    const refined = encode(new ExtData(12, new Uint8Array([0x81, 0x01, 0xc2])));
    assert.ok(isUnknown(fromWire({ msgpack: refined }, "string")));
  });

  it("have numbers that do not fit into 64 bits as text", () => {
    assert.equal(fromWire({ msgpack: encode("1e3") }, "number"), 1000);
  });

  it("have null for attributes that an older state does not have, and lose those that are no more", () => {
    assert.deepEqual(fromJson({ name: "x", gone: 1 }, type), {
      name: "x",
      numbers: null,
      any: null,
      tags: null,
    });
  });

  it("are unknown as a whole where a part is", () => {
    assert.ok(hasUnknown({ list: [toDynamic({ a: unknown })] }));
    assert.ok(!hasUnknown({ list: [toDynamic({ a: 1 })] }));
  });
});
