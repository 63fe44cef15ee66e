import assert from "node:assert/strict";
import { addressKeyOf, importedInvitation } from "../../../../src/flows/importing/imported-invitation.ts";
import { aPendingGuest } from "../../../build/a-pending-guest.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("importedInvitation", () => {
  it("has no sign that the guest is ours to delete, no card and no mail", () => {
    const { createdGuest, postedAfter, home, options } = importedInvitation(fakeOutside().ports, aPendingGuest(), person());
    assert.deepEqual([createdGuest, postedAfter, home.card, options.sendMail], [false, undefined, undefined, false]);
  });

  it("does without a name", () => {
    const { displayName: _, ...nameless } = aPendingGuest();
    assert.equal("displayName" in importedInvitation(fakeOutside().ports, nameless, person()).options, false);
  });
});

describe("addressKeyOf", () => {
  it("is the address as requests have it, also if nobody could type it on the form", () => {
    assert.deepEqual(
      ["Sam@Fabrikam.com", "Odd Address@FABRIKAM.com"].map((email) => addressKeyOf({ email })),
      ["sam@fabrikam.com", "odd address@fabrikam.com"],
    );
  });
});
