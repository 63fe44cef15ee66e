import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { approvalsChannel, bankPolicy, reason } from "./approvals.ts";
import { actionOf } from "./chat.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";
import { guestIsSeen } from "./guest-is-seen.ts";
import { press, submit } from "./submit.ts";
import widePace from "./wide-pace.json" with { type: "json" };

const { adele, megan, grady, admin } = PERSON_IDS;
const sam = "sam@fabrikam.com";
const dana = "dana@woodgrovebank.com";

/** Only Megan decides. */
const policy = {
  ...widePace,
  ...bankPolicy,
  approvers: { board: { people: [megan], displayName: "The board" } },
  approvals: { approvers: "board" },
};

/** What changes something, or shows it. */
const commands = [
  ...["show", "history", "resend", "resend --what-if", "revoke --yes", "revoke --what-if"],
  ...["approve --yes", "approve --what-if", "reject --reason no --yes"],
];

describe("somebody else's invitations at a shell", function () {
  this.timeout(120_000);
  let shell: BesideShell;
  let folder: string;
  let ids: readonly string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "somebody-else-"));
    const file = join(folder, "policy.json");
    await writeFile(file, JSON.stringify(policy));
    shell = await besideShell({ POLICY_FILE: file });
    const chooser = await shell.world.as(admin);
    await chooser.sayIn(approvalsChannel, "use this channel for approvals");
    const question = await chooser.until(({ card }) => actionOf(card, "use-for-approvals") !== undefined, "the question");
    await chooser.press(question, "use-for-approvals");
    const chat = await shell.world.as(adele);
    await submit(chat, sam);
    const asked = await submit(chat, dana);
    await press(chat, asked.message, dana, { justification: reason });
    await guestIsSeen(shell.world, sam);
    ids = (await shell.run(admin, ["list", "--everybody"])).records().map(({ id }) => String(id));
  });
  after(async () => {
    await shell.close();
    await rm(folder, { recursive: true });
  });

  /** What a person reads, in which what they typed is one word. */
  async function read(person: string, command: string, typed: string) {
    const [name = "", ...options] = command.split(" ");
    const { code, stdout, stderr } = await shell.run(person, [name, typed, ...options]);
    return { code, stdout, stderr: stderr.replaceAll(typed, "it") };
  }

  for (const command of commands) {
    it(`are as if there were none, for a person who may not see them: ${command}`, async () => {
      const none = await read(grady, command, "nobody@fabrikam.com");
      assert.deepEqual([none.code, none.stdout], [6, ""]);
      for (const typed of [sam, dana, ...ids, ...ids.map((id) => id.slice(0, 9)), ids[0]?.toUpperCase() ?? ""])
        assert.deepEqual(await read(grady, command, typed), none, typed);
    });
  }

  it("are as they were after all that", async () => {
    const states = (await shell.run(admin, ["list", "--everybody"]))
      .records()
      .map(({ state, resends }) => `${String(state)} ${String(resends)}`);
    assert.deepEqual(new Set(states), new Set(["awaiting-approval 0", "invited 0"]));
  });
});
