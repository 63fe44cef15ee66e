import assert from "node:assert/strict";
import { inviteWithoutStore } from "../../../../src/cli/invite/invite-in-directory.ts";
import type { Shell } from "../../../../src/cli/shell.ts";
import { adele } from "../../../build/a-decision.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

const values = { email: "sam@fabrikam.com", sendMail: "true", userType: "Guest" };
const settings = { defaultRedirectUrl: "https://myapplications.microsoft.com/" };

/** A shell whose door to Graph is never used: these ends come before. */
function shellOf(given: Parameters<typeof shellOnFakes>[1], url?: string) {
  const made = shellOnFakes(adele, given);
  const directory = async () => ({ settings, graphActor: async () => assert.fail("somebody was signed in") });
  const environment = async () => ({ ...(url !== undefined && { DATABASE_URL: url }) });
  return { ...made, shell: { ...made.shell, directory, environment } as unknown as Shell };
}

describe("inviteWithoutStore", () => {
  it("doesn't invite past a Guestlist, whose database isn't named", async () => {
    const { shell } = shellOf({ answer: true }, "postgres://guestlist:secret@db/guestlist");
    await assert.rejects(inviteWithoutStore(shell, values), (error: Error) => {
      assert.match(error.message, /^There is a Guestlist here \(DATABASE_URL names its database\)/);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  });

  it("is for people only", async () => {
    const { shell } = shellOf({ common: { signIn: "app" } });
    await assert.rejects(inviteWithoutStore(shell, values), { exit: "usage", message: /only a person invites/ });
  });

  it("says what it leaves out, and sends nothing when the answer is no", async () => {
    const { shell, said, asked } = shellOf({ answer: false });
    await assert.rejects(inviteWithoutStore(shell, values), { exit: "usage", message: "Nothing was sent." });
    assert.match(said.join(), /no policy is checked, nobody approves/);
    assert.deepEqual(asked, [{ text: "Invite sam@fabrikam.com without Guestlist?" }]);
  });

  it("foresees it with --what-if, without asking", async () => {
    const { shell, said, asked } = shellOf({ common: { whatIf: true } });
    assert.equal(await inviteWithoutStore(shell, values), "done");
    assert.deepEqual([said.at(-1), asked], ["sam@fabrikam.com would be invited.", []]);
  });

  it("says what is wrong with the values before anything else", async () => {
    const { shell, said } = shellOf({ answer: true });
    await assert.rejects(inviteWithoutStore(shell, { ...values, email: "sam" }), { exit: "usage", message: /the address: / });
    assert.deepEqual(said, []);
  });
});
