import assert from "node:assert/strict";
import { readValues, withColleagues } from "../../../../src/cli/invite/read-values.ts";
import { adele } from "../../../build/a-decision.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

const read = (options: Parameters<typeof readValues>[2]) => readValues(shellOnFakes(adele).shell, "sam@fabrikam.com", options);

describe("readValues", () => {
  it("has Microsoft's mail and a guest as defaults, and no field that wasn't given", async () => {
    assert.deepEqual(await read({}), { email: "sam@fabrikam.com", sendMail: "true", userType: "Guest" });
  });

  it("fills the form with the options", async () => {
    const texts = { displayName: "Sam", messageLanguage: "fr", cc: "lee@contoso.com", redirectUrl: "https://c.com", justification: "Why" };
    assert.deepEqual(await read({ ...texts, message: "Welcome", mail: false, member: true }), {
      ...texts,
      ...{ email: "sam@fabrikam.com", message: "Welcome", sendMail: "false", userType: "Member" },
    });
  });

  it("takes a cmdlet's message as it is, also if it looks like a file", async () => {
    assert.equal((await read({ messageText: "@all: welcome" })).message, "@all: welcome");
  });
});

describe("withColleagues", () => {
  const values = { email: "sam@fabrikam.com" };
  const asking = (findColleagues: (typed: readonly string[]) => Promise<unknown>) =>
    ({ by: adele, isSelf: true, flows: { findColleagues } }) as never;

  it("looks each one up once, and nobody if nobody is named", async () => {
    const asked: (readonly string[])[] = [];
    const found = asking(async (typed) => {
      asked.push(typed);
      return { kind: "found", ids: ["id-1", "id-2"] };
    });
    assert.deepEqual(await withColleagues(found, values, "megan, diego ,,megan"), { ...values, colleagues: "id-1,id-2" });
    assert.deepEqual([await withColleagues(found, values, " , "), await withColleagues(found, values, undefined)], [values, values]);
    assert.deepEqual(asked, [["megan", "diego"]]);
  });

  it("names everybody that the directory doesn't know", async () => {
    const unknown = asking(async (typed) => ({ kind: "unknown", typed }));
    const message = "Nobody in your organization is a, b or c x, so nothing was sent.";
    await assert.rejects(withColleagues(unknown, values, "a,b,c\u001bx"), { exit: "not-found", message });
  });
});
