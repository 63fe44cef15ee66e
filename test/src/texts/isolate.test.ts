import assert from "node:assert/strict";
import { textsFor } from "../../../src/texts/texts.ts";
import { directLine, directMessage, isolateValues } from "../../../src/texts/isolate.ts";

describe("isolateValues", () => {
  it("isolates every text among words that run from right to left", () => {
    const values = { email: "7up@fabrikam.com", name: "سامي", nothing: "", count: 3 };
    assert.deepEqual(isolateValues(values, true), {
      email: "\u20687up@fabrikam.com\u2069",
      name: "\u2068سامي\u2069",
      nothing: "",
      count: 3,
    });
  });

  for (const name of ["سامي", "שרה", "Sam (ﷴ)", "\u{1e900}"]) {
    it(`isolates ${JSON.stringify(name)} among words that run from left to right`, () => {
      assert.deepEqual(isolateValues({ name }, false), { name: `\u2068${name}\u2069` });
    });
  }

  it("leaves what runs as its words do", () => {
    const values = { name: "Zoë Фёдорова 山田 नमस्ते 😀", email: "7up@fabrikam.com", count: 3 };
    assert.deepEqual(isolateValues(values, false), values);
  });
});

describe("a list", () => {
  it("keeps the order of its items when they run in both directions", () => {
    assert.equal(textsFor("en").list(["سامي", "Ann"]), "\u2068سامي\u2069 and Ann");
    assert.equal(textsFor("ar").list(["سامي", "Ann"]), "\u2068سامي\u2069 و\u2068Ann\u2069");
  });
});

describe("directLine", () => {
  it("marks a line that runs from right to left and begins with something filled in", () => {
    assert.equal(directLine("\u2068Ann\u2069، مرحبًا", true), "\u200f\u2068Ann\u2069، مرحبًا");
  });

  it("leaves every other line", () => {
    assert.equal(directLine("مرحبًا", true), "مرحبًا");
    assert.equal(directLine("\u2068سامي\u2069, hello", false), "\u2068سامي\u2069, hello");
  });
});

describe("directMessage", () => {
  for (const line of ["دعوة", "«دعوة» Sam", "\u2068Sam\u2069، دعوة", "\u200f\u2068Sam\u2069، \u2068sam@fabrikam.com\u2069", "7 شركاء:"]) {
    it(`isolates ${JSON.stringify(line)} whole`, () => assert.equal(directMessage(line), `\u2067${line}\u2069`));
  }

  for (const line of ["Hello", "\u2068سامي\u2069 has accepted", "招待 سامي", "12.", ""]) {
    it(`leaves ${JSON.stringify(line)}`, () => assert.equal(directMessage(line), line));
  }

  it("isolates line by line, since isolates end there, and leaves a list a list", () => {
    assert.equal(directMessage("قبلوا:\n\n- سامي\n- Sam"), "\u2067قبلوا:\u2069\n\n- \u2067سامي\u2069\n- Sam");
  });
});
