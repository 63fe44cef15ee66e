import assert from "node:assert/strict";
import { plainAddressText } from "../../../src/domain/plain-address-text.ts";

describe("plainAddressText", () => {
  for (const [text, plain] of [
    ["", ""],
    ["sam@fabrikam.com", "sam@fabrikam.com"],
    ["o&#39;b", "o'b"],
    ["o&#039;b", "o'b"],
    ["o&#x27;b", "o'b"],
    ["o&#X27;b", "o'b"],
    ["o&APOS;b", "o'b"],
    ["o&amp;amp;#39;b", "o'b"],
    ["o&amp;amp;amp;#39;b", "o&#39;b"],
    ["o&rsquo;b o&lsquo;b o’b o‘b oʼb", "o'b o'b o'b o'b o'b"],
    ["o&#8217;b o&#x2018;b", "o'b o'b"],
    ["&lt;a&commat;b&period;c&gt;&quot;&nbsp;&lowbar;", '<a@b.c>" _'],
    ["a&#160;b", "a\u00a0b"],
    ["a&#126;&#32;&#x7e;", "a~ ~"],
    ["&#31;&#127;&#8238;&#0;&#9999999;&#xffffff;&toString;&unknown;", "&#31;&#127;&#8238;&#0;&#9999999;&#xffffff;&toString;&unknown;"],
    ["a&b &; &#; &#x; &#12345678;", "a&b &; &#; &#x; &#12345678;"],
    ["ｓａｍ＠ｆ．ｃｏｍ", "sam@f.com"],
    ["＆#39；", "'"],
    ["f\u3002co\uff61jp", "f.co.jp"],
    ["\u2068s\u00ada\u200bm\u2069", "sam"],
  ] as const) {
    it(`turns ${JSON.stringify(text)} into ${JSON.stringify(plain)}`, () => assert.equal(plainAddressText(text), plain));
  }
});
