import assert from "node:assert/strict";
import { findInvitation } from "../../../../src/flows/steps/find-invitation.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const open = invited();
const elsewhere = id("elsewhere");

describe("findInvitation", () => {
  for (const [what, which, viewer, found] of [
    ["finds it for the requester everywhere", open.id, { id: open.requester.id, conversation: elsewhere }, open],
    ["finds it for everybody in its home", open.id, { id: id("diego"), conversation: open.home.conversation }, open],
    ["hides it from others elsewhere", open.id, { id: id("diego"), conversation: elsewhere }, undefined],
    ["finds nothing by an unknown id", id("unknown"), { id: open.requester.id, conversation: elsewhere }, undefined],
  ] as const) {
    it(what, async () => {
      const outside = fakeOutside();
      await keep(outside, open);
      assert.deepEqual(await findInvitation(outside.ports, id(which), { ...viewer, conversation: id(viewer.conversation) }), found);
    });
  }
});
