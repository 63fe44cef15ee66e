import assert from "node:assert/strict";
import { changeableOptions, isAsked } from "../../../src/domain/approval.ts";
import { optionNames } from "../../../src/domain/invite-form.ts";
import type { Remark } from "../../../src/domain/approval.ts";
import { at, id } from "../../build/ids.ts";

describe("isAsked", () => {
  const remark = (kind: Remark["kind"]): Remark => ({ kind, by: id("megan"), name: "Megan", at: at("10:00"), text: "Why?" });

  it("is true while the newest question has no answer", () => {
    const [question, answer] = [remark("question"), remark("answer")];
    const asked = [[], [question], [question, answer], [question, answer, question]].map((remarks) => isAsked({ remarks }));
    assert.deepEqual(asked, [false, true, false, true]);
  });
});

describe("changeableOptions", () => {
  it("are all options of the form, but where the partner lands and the colleagues to notify", () => {
    const others = optionNames.filter((name) => name !== "redirectUrl" && name !== "colleagues");
    assert.deepEqual(changeableOptions.toSorted(), others.toSorted());
  });
});
