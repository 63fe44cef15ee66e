import assert from "node:assert/strict";
import { supposedQuestion } from "../../../../src/flows/checking/supposed-question.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const supposed = {
  requester: { id: id("adele"), isGuest: false },
  email: "Sam@fabrikam.com",
  emailKey: id("sam@fabrikam.com"),
  home: id("chat"),
} as const;

describe("supposedQuestion", () => {
  it("has the app read, and the person invite where people do", () => {
    const { use, reader, inviter, wanted } = supposedQuestion(fakeOutside().ports, supposed);
    assert.deepEqual([use, reader, inviter, wanted.inviteAs], ["explanation", { kind: "app" }, { kind: "person", id: "adele" }, undefined]);
    assert.deepEqual([wanted.email, wanted.options.sendMail, wanted.options.userType], ["Sam@fabrikam.com", true, undefined]);
  });

  it("has the app invite where the app does, and knows guests and members", () => {
    const { ports } = fakeOutside();
    const inApp = { ...ports, terms: { ...ports.terms, inviteAs: "app" as const } };
    const question = supposedQuestion(inApp, { ...supposed, requester: { ...supposed.requester, isGuest: true }, userType: "Member" });
    assert.deepEqual([question.inviter, question.wanted.inviteAs], [{ kind: "app" }, "app"]);
    assert.deepEqual([question.tokenClaims, question.wanted.options.userType], [{ isGuest: true }, "Member"]);
  });
});
