import assert from "node:assert/strict";
import type { Viewer } from "../../../../src/domain/visibility.ts";
import { ifSeen } from "../../../../src/flows/who/if-seen.ts";
import { diego, megan } from "../../../build/a-decision.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const chat = id("a:1-chat");
const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("10:00") } as const;
const stored = awaiting({ requester: adele }, { decision });
const unknown = { kind: "unknown-invitation" } as const;

describe("ifSeen", () => {
  const press = async (by: typeof adele, conversation: Viewer["conversation"] = chat, pressed = stored.id) => {
    const outside = fakeOutside();
    await keep(outside, stored);
    return ifSeen(outside.ports, { id: pressed, by, conversation }, async () => "ran");
  };

  it("runs the flow for the requester and the approver who decided, wherever they press", async () => {
    assert.deepEqual([await press(adele), await press(megan)], ["ran", "ran"]);
  });

  it("runs it for everybody where the invitation began, and where it was decided about", async () => {
    assert.equal(await press(diego, stored.home.conversation), "ran");
    assert.equal(await press(diego, id("19:approvals@thread.tacv2")), "ran");
  });

  it("knows no such invitation for everybody else", async () => {
    assert.deepEqual([await press(diego), await press(adele, chat, id("another"))], [unknown, unknown]);
  });
});
