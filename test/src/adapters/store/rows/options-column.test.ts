import assert from "node:assert/strict";
import { optionsSchema, optionsText } from "../../../../../src/adapters/store/rows/options-column.ts";
import { everyOption, fewOptions } from "../../../../build/full-store/options.ts";

describe("an invitation's options", () => {
  for (const [what, options] of Object.entries({ "all of them": everyOption, "no more than there must be": fewOptions })) {
    it(`come back as they were: ${what}`, () => assert.deepEqual(optionsSchema.parse(JSON.parse(optionsText(options))), options));
  }

  it("are read clean where an earlier version stored them as typed", () => {
    const typed = { ...fewOptions, displayName: "Dana \u202enimda", message: "a\r\nb\u200b", redirectUrl: "https://cоntoso.com" };
    assert.deepEqual(optionsSchema.parse(typed), {
      ...fewOptions,
      displayName: "Dana nimda",
      message: "a\nb",
      redirectUrl: "https://xn--cntoso-wqf.com/",
    });
  });

  for (const wrong of [{ sendMail: "yes" }, { redirectUrl: 1 }, { userType: "Guest" }, { colleagues: [""] }, { cc: null }]) {
    it(`can't be read with ${JSON.stringify(wrong)}`, () => {
      assert.equal(optionsSchema.safeParse({ ...everyOption, ...wrong }).success, false);
    });
  }
});
