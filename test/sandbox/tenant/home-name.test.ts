import assert from "node:assert/strict";
import { homeNameOf } from "../../../sandbox/tenant/home-name.ts";

describe("homeNameOf", () => {
  for (const [address, name] of [
    ["dana.weber@fabrikam.com", "Dana Weber"],
    ["partner-1@northwind.example", "Partner 1"],
    ["kim@fabrikam.com", "Kim"],
    ["_@fabrikam.com", "_@fabrikam.com"],
  ] as const)
    it(`makes a name of ${address}`, () => assert.equal(homeNameOf(address), name));
});
