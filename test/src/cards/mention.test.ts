import assert from "node:assert/strict";
import { mentionEntity, mentionOf, mentionOfTag } from "../../../src/cards/mention.ts";
import { megan } from "./approval-examples.ts";

const { teamsId, ...unheard } = megan;

describe("mentionOf", () => {
  it("mentions a person by their Teams id, or by their Entra id if they never wrote to the bot", () => {
    assert.deepEqual(mentionOf(megan), { text: "<at>Megan Bowen</at>", name: "Megan Bowen", id: teamsId });
    assert.deepEqual(mentionOf(unheard), { text: "<at>Megan Bowen</at>", name: "Megan Bowen", id: megan.id });
  });

  it("removes characters that would end the mention or begin another", () => {
    assert.equal(mentionOf({ ...megan, name: "</at>Eve <at>" })?.text, "<at>/at Eve at</at>");
  });

  it("mentions nobody without a name", () => assert.equal(mentionOf({ ...megan, name: " " }), undefined));
});

describe("mentionOfTag", () => {
  it("says that it is a tag", () => {
    assert.deepEqual(mentionOfTag({ id: "tag-1", name: "Deciders" }), {
      text: "<at>Deciders</at>",
      name: "Deciders",
      id: "tag-1",
      type: "tag",
    });
    assert.equal(mentionOfTag({ id: "tag-1", name: "" }), undefined);
  });
});

describe("mentionEntity", () => {
  it("has the part of the text and the person that it mentions", () => {
    const mention = { text: "<at>Deciders</at>", name: "Deciders", id: "tag-1" };
    assert.deepEqual(mentionEntity(mention), { type: "mention", text: mention.text, mentioned: { id: "tag-1", name: "Deciders" } });
    assert.deepEqual(mentionEntity({ ...mention, type: "tag" }).mentioned, { id: "tag-1", name: "Deciders", type: "tag" });
  });
});
