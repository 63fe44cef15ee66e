import assert from "node:assert/strict";
import { approversLine } from "../../../src/cards/approvers-line.ts";
import type { ToMention } from "../../../src/cards/approvers-line.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { megan } from "./approval-examples.ts";

const line = (toMention: ToMention) => approversLine(toMention, "Contoso [Partners]", textsFor("en"));
const mention = (name: string, who: string) => ({ text: `<at>${name}</at>`, name, id: who });

describe("approversLine", () => {
  it("tells two people with one name apart, and leaves out people without a name", () => {
    const other = { ...person({ name: "Megan Bowen" }), id: id("other"), teamsId: "29:other" };
    assert.deepEqual(line({ people: [megan, other, { ...other, name: "" }] }), {
      names: "<at>Megan Bowen</at> and <at>Megan Bowen 2</at>",
      mentions: [mention("Megan Bowen", megan.teamsId), mention("Megan Bowen 2", "29:other")],
    });
  });

  it("mentions a tag instead, if there is one", () => {
    assert.deepEqual(line({ people: [megan], tag: { id: "tag-1", name: "Deciders" } }), {
      names: "<at>Deciders</at>",
      mentions: [{ ...mention("Deciders", "tag-1"), type: "tag" }],
    });
  });

  it("uses the common name for people who can't be mentioned", () => {
    assert.deepEqual(line({ people: [] }), { names: "Contoso [Partners]\u2060", mentions: [] });
    assert.deepEqual(line({ people: [{ ...megan, name: "" }] }), { names: "Contoso [Partners]\u2060", mentions: [] });
  });
});
