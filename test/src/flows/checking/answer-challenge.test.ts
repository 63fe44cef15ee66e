import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { answerChallenge } from "../../../../src/flows/checking/answer-challenge.ts";
import { adele } from "../../../build/a-decision.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const press = { by: adele, about: "invitation-1" };

describe("answerChallenge", () => {
  it("gives what was asked for", async () => {
    assert.equal(await answerChallenge(fakeOutside().ports, press, Promise.resolve(7)), 7);
  });

  it("says where the person can sign in again, with what Graph asks for, and writes it to the log", async () => {
    const { ports, log } = fakeOutside();
    const challenge = new GuestlistError("sign-in-challenged", "claims", { claims: "{}" });
    const signInUrl = `https://guestlist.example/sign-in?ticket=${adele.id}:{}`;
    assert.deepEqual(await answerChallenge(ports, press, Promise.reject(challenge)), {
      kind: "challenged",
      refusal: { kind: "strong-auth-needed", signInUrl },
    });
    assert.deepEqual(log.lines, [{ level: "warn", code: "sign-in-challenged", invitation: "invitation-1", person: adele.id }]);
  });

  it("lets every other failure pass", async () => {
    const down = new GuestlistError("directory-unavailable", "down");
    await assert.rejects(answerChallenge(fakeOutside().ports, press, Promise.reject(down)), { code: "directory-unavailable" });
  });
});
