import assert from "node:assert/strict";
import { cleanOptions } from "../../../src/domain/clean-options.ts";
import { everyOption, fewOptions } from "../../build/full-store/options.ts";

describe("cleanOptions", () => {
  it("cleans what an earlier version stored as typed", () => {
    const stored = {
      displayName: "Dana \u202enimda\u202c\r\n",
      message: "a\r\n\u200bb",
      redirectUrl: "https://cоntoso.com",
      sendMail: true,
    };
    assert.deepEqual(cleanOptions(stored), {
      displayName: "Dana nimda",
      message: "a\nb",
      redirectUrl: "https://xn--cntoso-wqf.com/",
      sendMail: true,
    });
  });

  it("leaves out what is nothing when it is cleaned", () => {
    assert.deepEqual(cleanOptions({ ...fewOptions, displayName: "\u200b", message: "\u202e\n" }), fewOptions);
  });

  it("leaves all other options as they are", () => assert.deepEqual(cleanOptions(everyOption), everyOption));
});
