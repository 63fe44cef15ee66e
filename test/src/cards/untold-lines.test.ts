import assert from "node:assert/strict";
import { untoldLines } from "../../../src/cards/untold-lines.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { accepted } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";

const texts = textsFor("en");

describe("untoldLines", () => {
  it("has a line for each group of people who may have missed a message", () => {
    const requester = person({ name: "Adele *Vance*" });
    assert.deepEqual(untoldLines(accepted({ requester, untold: ["approvers", "requester"] }), texts), [
      "The approvers may have missed my last message about this. Ask one of them to look at it.",
      "Adele \\*Vance\\* may have missed my last message about this.",
    ]);
  });

  it("is empty as long as everybody was reached", () => assert.deepEqual(untoldLines(accepted(), texts), []));
});
