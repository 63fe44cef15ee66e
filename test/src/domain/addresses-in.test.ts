import assert from "node:assert/strict";
import { addressesIn } from "../../../src/domain/addresses-in.ts";

describe("addressesIn", () => {
  for (const [text, addresses] of [
    ["", []],
    ["invite a partner", []],
    ["sam@fabrikam.com", ["sam@fabrikam.com"]],
    ["sam@fabrikam.com, kim@fabrikam.com; lou@fabrikam.com", ["sam@fabrikam.com", "kim@fabrikam.com", "lou@fabrikam.com"]],
    ["Sam Rivera <sam@fabrikam.com>", ["sam@fabrikam.com"]],
    ['"Rivera, Sam" <sam@fabrikam.com>; Kim <mailto:kim@fabrikam.com>', ["sam@fabrikam.com", "kim@fabrikam.com"]],
    ["Could you invite (sam@fabrikam.com)?", ["sam@fabrikam.com"]],
    ["It is 'sam@fabrikam.com'.", ["sam@fabrikam.com"]],
    ["o'brien@fabrikam.com", ["o'brien@fabrikam.com"]],
    ["sam+x@fabrikam.com", ["sam+x@fabrikam.com"]],
    ["sam@fabrikam.com SAM@Fabrikam.com", ["sam@fabrikam.com"]],
    ["sam@fabrikam.comを招待してください。", ["sam@fabrikam.com"]],
    ["请邀请sam@fabrikam.com、kim@fabrikam.com", ["sam@fabrikam.com", "kim@fabrikam.com"]],
    ["@fabrikam.com sam@ sam@@fabrikam.com", []],
    ["a@b@c", ["a@b@c"]],
    ["sam@fabrikam.com pany.com, please", ["sam@fabrikam.com pany.com,"]],
    ["sam@fabrikam.com 12.5.2026", ["sam@fabrikam.com"]],
    ["Could you add sam@fabrikam.com to us?", ["sam@fabrikam.com"]],
    ["our new partner sam@fabrikam.com", ["sam@fabrikam.com"]],
    ["邮箱：sam@fabrikam.com", ["sam@fabrikam.com"]],
    ["メール: sam@fabrikam.com", ["sam@fabrikam.com"]],
    ["Sam Rivera, E-mail:sam@fabrikam.com", ["sam@fabrikam.com"]],
    ["Rivera Email: sam@fabrikam.com", ["sam@fabrikam.com"]],
    ["dana:weber@fabrikam.com", ["dana:weber@fabrikam.com"]],
  ] as const) {
    it(`finds ${addresses.length} in “${text}”`, () => assert.deepEqual(addressesIn(text), addresses));
  }

  it("doesn't cut the last address of a long text", () => {
    assert.deepEqual(addressesIn(`${"word ".repeat(1_997)}sam@fabrikam.com.au`), []);
  });

  it("searches no more than people paste by hand", () => {
    assert.deepEqual(addressesIn(`${" ".repeat(10_000)}sam@fabrikam.com`), []);
  });
});
