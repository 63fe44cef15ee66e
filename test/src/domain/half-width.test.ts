import assert from "node:assert/strict";
import { toHalfWidth } from "../../../src/domain/half-width.ts";

describe("toHalfWidth", () => {
  it("turns every full-width letter, digit, sign and space into the normal one", () => {
    const ordinary = Array.from({ length: 0x7e - 0x20 }, (_, at) => String.fromCharCode(0x21 + at)).join("");
    const wide = Array.from(ordinary, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join("");
    assert.equal(toHalfWidth(`${wide}\u3000`), `${ordinary} `);
  });

  it("keeps characters that only look alike, and other scripts", () => {
    const text = "sam@fabrikam.com ｶﾅ カナ ﬁ ſ ¹ ㏂ ／\u0338 😀 招待";
    assert.equal(toHalfWidth(text), text.replace("／", "/"));
  });
});
