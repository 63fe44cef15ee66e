import assert from "node:assert/strict";
import { tellRequest } from "../../../../src/cli/invitations/tell-request.ts";
import { isAskedInvitation } from "../../../../src/flows/deciding/may-decide.ts";
import { adele, megan } from "../../../build/a-decision.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at } from "../../../build/ids.ts";

function told(...given: Parameters<typeof awaiting>): readonly string[] {
  const request = awaiting(...given);
  assert.ok(isAskedInvitation(request));
  const said: string[] = [];
  tellRequest({ say: (line) => void said.push(line) }, request);
  return said;
}

describe("tellRequest", () => {
  it("says who asks, for what partner and what for, in aligned rows", () => {
    const [first, second, ...rest] = told({ email: "sam@fabrikam.com" });
    assert.deepEqual(
      [first, second],
      ["Adele Vance asks to invite sam@fabrikam.com.", "  What for:     We build the spring campaign together."],
    );
    assert.ok(rest.every((row) => /^ {2}\S.*: /.test(row)));
  });

  it("has the partner's message, and the questions and answers", () => {
    const remarks = [
      { kind: "question", by: megan.id, name: "Megan Bowen", at: at("10:01"), text: "Why?" },
      { kind: "answer", by: adele.id, name: "Adele Vance", at: at("10:02"), text: "A workshop" },
    ] as const;
    const options = { redirectUrl: "https://contoso.com/", sendMail: true, message: "Welcome" };
    assert.deepEqual(told({ options }, { remarks }).slice(-3), [
      "  Message:      Welcome",
      "  Question:     Megan Bowen: Why?",
      "  Answer:       Adele Vance: A workshop",
    ]);
  });

  it("lets nothing steer the terminal, no matter who wrote it", () => {
    const evil = "\u001b[2J\u202e\nDecide with yes";
    const remarks = [{ kind: "question", by: megan.id, name: evil, at: at("10:01"), text: evil }] as const;
    const options = { redirectUrl: "https://contoso.com/", sendMail: true, message: evil };
    const said = told({ requester: { ...adele, name: evil }, options }, { justification: evil, rule: evil, remarks });
    assert.doesNotMatch(said.join(""), /[\p{Cc}\u202e]/u);
  });
});
