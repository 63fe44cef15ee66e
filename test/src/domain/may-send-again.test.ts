import assert from "node:assert/strict";
import { mayRetry, maySendAgain } from "../../../src/domain/may-send-again.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";

const adele = person({ name: "Adele Vance" });
const megan = { by: id("megan"), name: "Megan Bowen", at: at("10:10") };
const direct = invited({ requester: adele });
const approved = awaiting({ requester: adele }, { decision: { kind: "approved", ...megan } });
const rejected = awaiting({ requester: adele }, { decision: { kind: "rejected", ...megan, reason: "No" } });

const requester = { id: adele.id, name: "Adele Vance", as: "requester" };
const approver = { id: megan.by, name: "Megan Bowen", as: "approver" };

describe("mayRetry", () => {
  it("lets the requester retry an invitation without approval", () => {
    for (const inviteAs of ["user", "app"] as const) {
      assert.deepEqual(mayRetry(direct, inviteAs), [requester]);
      assert.deepEqual(mayRetry(rejected, inviteAs), [requester]);
    }
  });

  it("lets only the approver if people send in their own names, and both if the app sends", () => {
    assert.deepEqual(mayRetry(approved, "user"), [approver]);
    assert.deepEqual(mayRetry(approved, "app"), [requester, approver]);
  });
});

describe("maySendAgain", () => {
  it("lets the requester, and the approver of an approved invitation", () => {
    const may = [direct, approved, rejected].map((invitation) =>
      [adele.id, megan.by, id("diego")].map((who) => maySendAgain(invitation, who)),
    );
    assert.deepEqual(may, [
      [true, false, false],
      [true, true, false],
      [true, false, false],
    ]);
  });
});
