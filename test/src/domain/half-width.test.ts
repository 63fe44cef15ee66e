import assert from "node:assert/strict";
import { toHalfWidth } from "../../../src/domain/half-width.ts";

describe("toHalfWidth", () => {
  it("turns every wide letter, digit and sign into its ordinary one, and the wide space, too", () => {
    const ordinary = Array.from({ length: 0x7e - 0x20 }, (_, at) => String.fromCharCode(0x21 + at)).join("");
    const wide = Array.from(ordinary, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join("");
    assert.equal(toHalfWidth(`${wide}\u3000`), `${ordinary} `);
  });

  it("leaves alone what only looks alike or is another script", () => {
    const text = "sam@fabrikam.com ｶﾅ カナ ﬁ ſ ¹ ㏂ ／\u0338 😀 招待";
    assert.equal(toHalfWidth(text), text.replace("／", "/"));
  });
});
