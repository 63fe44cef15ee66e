import assert from "node:assert/strict";
import { noteOf } from "../../../src/domain/late-answer.ts";
import type { LateContent } from "../../../src/domain/late-answer.ts";
import { aLateAnswer } from "../../build/a-late-answer.ts";
import { id } from "../../build/ids.ts";

const invitation = { id: id("invitation"), version: 3 } as const;
const about = { invitation: invitation.id, version: 3 } as const;
const card = {};

describe("noteOf", () => {
  for (const [content, says] of [
    [{ kind: "line", line: "No mail went out." }, { line: "No mail went out." }],
    [{ kind: "state", card, line: "Megan was first." }, { line: "Megan was first." }],
    [{ kind: "state", card }, undefined],
    [{ kind: "form", card }, undefined],
    [{ kind: "own", card }, undefined],
    [{ kind: "lost" }, "lost"],
    [{ kind: "in-chat" }, "in-chat"],
    [{ kind: "not-told" }, "not-told"],
    [undefined, undefined],
  ] as const satisfies readonly (readonly [LateContent | undefined, unknown])[]) {
    it(`${JSON.stringify(content)} adds ${JSON.stringify(says)} to the card`, () => {
      assert.deepEqual(noteOf(aLateAnswer({ about, ...(content && { content }) }), invitation), says);
    });
  }

  it("goes with the next change of the invitation, and belongs to no other one", () => {
    const content = { kind: "lost" } as const;
    assert.equal(noteOf(aLateAnswer({ about, content }), { ...invitation, version: 4 }), undefined);
    assert.equal(noteOf(aLateAnswer({ about, content }), { ...invitation, id: id("another") }), undefined);
    assert.equal(noteOf(aLateAnswer({ content }), invitation), undefined);
  });
});
