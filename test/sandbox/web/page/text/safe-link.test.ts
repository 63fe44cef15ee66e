import assert from "node:assert/strict";
import { isSafeLink } from "../../../../../sandbox/web/page/text/safe-link.js";

describe("isSafeLink", () => {
  it("accepts only web pages and mail", () => {
    const links = ["https://a.example", "HTTP://a.example", "mailto:a@b.example", " data:text/html,x", "javascript:x", "/local"];
    assert.deepEqual(links.map(isSafeLink), [true, true, true, false, false, false]);
  });
});
