import assert from "node:assert/strict";
import { gatherFacts } from "../../../../src/flows/checking/gather-facts.ts";
import { gatherSignedIn } from "../../../../src/flows/checking/gather-signed-in.ts";
import type { SignedInQuestion } from "../../../../src/flows/checking/gather-signed-in.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { adele } from "../../../build/a-decision.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const wanted = anInvitation({ requester: adele });
const actor = { kind: "person", id: adele.id, accessToken: "graph" } as const;
const acting = { kind: "signed-in", actor, roles: ["guest-inviter"] } as const;
const question: SignedInQuestion = { use: "request", wanted, by: adele, acting, approvedBy: [], confirmed: [] };

describe("gatherSignedIn", () => {
  it("collects the facts with the person's own identity and the claims of their token", async () => {
    const { ports } = fakeOutside();
    const { use, approvedBy, confirmed } = question;
    const people = { by: adele.id, reader: actor, inviter: actor, tokenClaims: { roles: ["guest-inviter"] } } as const;
    const expected = await gatherFacts(ports, { use, wanted, approvedBy, confirmed, ...people });
    assert.deepEqual(expected.rights, [{ roles: ["guest-inviter"], isGuest: false }]);
    assert.deepEqual(await gatherSignedIn(ports, question), expected);
  });

  it("says where the person can sign in again, with what Graph asks for, and writes it to the log", async () => {
    const { ports, directory, log } = fakeOutside();
    directory.preflight = async () => Promise.reject(new GuestlistError("sign-in-challenged", "claims", { claims: "{}" }));
    const signInUrl = `https://guestlist.example/sign-in?ticket=${adele.id}:{}`;
    assert.deepEqual(await gatherSignedIn(ports, question), {
      kind: "not-gathered",
      refusal: { kind: "strong-auth-needed", signInUrl },
    });
    assert.deepEqual(log.lines, [{ level: "warn", code: "sign-in-challenged", invitation: wanted.id, person: adele.id }]);
  });

  it("says until when Microsoft is busy, and writes the fault to the log", async () => {
    const { ports, directory, log, clock } = fakeOutside();
    directory.preflight = async () => Promise.reject(new GuestlistError("throttled", "wait", { status: 429, retryAfter: 300 }));
    const refusal = { kind: "busy", until: clock.later(300_000) };
    assert.deepEqual(await gatherSignedIn(ports, question), { kind: "not-gathered", refusal });
    assert.deepEqual(log.lines, [
      { level: "warn", code: "microsoft-busy", invitation: wanted.id, why: "throttled", status: 429, remoteId: undefined, seconds: 300 },
    ]);
  });

  it("passes on every other failure", async () => {
    const { ports, directory } = fakeOutside();
    directory.preflight = async () => Promise.reject(new GuestlistError("directory-refused", "400"));
    await assert.rejects(gatherSignedIn(ports, question), { code: "directory-refused" });
  });
});
