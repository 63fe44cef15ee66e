import assert from "node:assert/strict";
import { hearing } from "../../../../src/flows/telling/hearing.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("hearing", () => {
  it("is unheard only as long as the bot may not follow the directory", () => {
    const { ports } = fakeOutside();
    ports.problems.report("policy-invalid");
    assert.equal(hearing(ports), "heard");
    ports.problems.report("following-not-permitted");
    assert.equal(hearing(ports), "unheard");
    ports.problems.clear("following-not-permitted");
    assert.equal(hearing(ports), "heard");
  });
});
