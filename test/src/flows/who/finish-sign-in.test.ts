import assert from "node:assert/strict";
import { finishSignIn } from "../../../../src/flows/who/finish-sign-in.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const answer = { state: "state", code: "code", session: "session" };

describe("finishSignIn", () => {
  for (const kind of ["done", "other-person", "refused"] as const) {
    it(`says once that a sign-in is ${kind}, in the person's language, and leaves a reference in the log`, async () => {
      const { ports, strongSignIn, log } = fakeOutside();
      const why = kind === "refused" ? { why: "access_denied" } : {};
      strongSignIn.next = { kind, person: id("person-adele"), locale: "fr-FR", ...why };
      const first = await finishSignIn(ports, answer);
      assert.deepEqual({ ...first, reference: "" }, { kind, locale: "fr-FR", reference: "" });
      assert.deepEqual(log.lines, [
        {
          level: "info",
          code: "strong-sign-in-finished",
          person: "person-adele",
          outcome: kind,
          why: why.why,
          reference: first.reference,
        },
      ]);
      assert.equal((await finishSignIn(ports, answer)).kind, "out-of-date");
    });
  }

  it("finishes every sign-in of its own, each with a reference of eight characters", async () => {
    const { ports, strongSignIn } = fakeOutside();
    for (const one of ["1", "2"]) {
      strongSignIn.id = one;
      strongSignIn.next = { kind: "done", person: id("person-adele"), locale: "en-US" };
      const { kind, reference } = await finishSignIn(ports, answer);
      assert.deepEqual([kind, reference.length], ["done", 8]);
    }
  });

  it("asks Entra about one of many junk codes", async () => {
    const { ports, strongSignIn } = fakeOutside();
    strongSignIn.next = { kind: "refused", person: id("person-adele"), locale: "en-US", why: "AADSTS70000" };
    const kinds = await Promise.all(Array.from({ length: 50 }, async () => (await finishSignIn(ports, answer)).kind));
    assert.equal(kinds.filter((kind) => kind === "refused").length, 1);
    assert.equal(strongSignIn.asked, 1);
  });

  it("answers an unknown sign-in as out of date", async () => {
    const { ports, log } = fakeOutside();
    const { kind, locale } = await finishSignIn(ports, answer);
    assert.deepEqual([kind, locale, log.codes], ["out-of-date", undefined, []]);
  });
});
