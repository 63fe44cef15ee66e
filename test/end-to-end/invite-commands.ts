import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { id } from "../build/ids.ts";
import { wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell, Ran, RunOptions } from "./command-line.ts";
import widePace from "./wide-pace.json" with { type: "json" };

/** A competitor is denied, and a bank needs approval. */
export const shellPolicy = {
  ...widePace,
  rules: [
    { name: "Competitors", when: { partnerDomains: ["wingtip.com"] }, verdict: "deny", say: "Talk to Legal first." },
    { name: "Banks", when: { partnerDomains: ["woodgrovebank.com"] }, verdict: "approve" },
  ],
};

/** A company whose people invite from a shell, beside a running bot. */
export interface InviteCommands {
  readonly shell: BesideShell;
  /** Adele's. */
  readonly chat: Chat;
  readonly folder: string;
  /** The bot's ports. */
  readonly store: () => Ports;
  /** Runs `guestlist invite <args>`, as Adele if nobody is named. */
  invite(args: readonly string[], options?: RunOptions, person?: string): Promise<Ran>;
  mailsTo(email: string): Promise<number>;
  /** What happened to an invitation: what, by which person, and from where. */
  trail(invitation: unknown): Promise<readonly (readonly [string, string | undefined, string | undefined])[]>;
  stored(invitation: unknown): Promise<Invitation | undefined>;
  /** The message with the card of an invitation in Adele's chat. */
  cardOf(email: string): Promise<MessageView>;
  writePolicy(policy: object): Promise<void>;
  close(): Promise<void>;
}

export async function inviteCommands(): Promise<InviteCommands> {
  const folder = await mkdtemp(join(tmpdir(), "invite-command-"));
  const file = join(folder, "policy.json");
  const writePolicy = (policy: object) => writeFile(file, JSON.stringify(policy));
  await writePolicy(shellPolicy);
  const shell = await besideShell({ POLICY_FILE: file });
  const chat = await shell.world.as(PERSON_IDS.adele);
  await chat.say("help");
  const store = () => shell.world.app.ports;
  return {
    ...{ shell, chat, folder, store, writePolicy },
    invite: (args, options, person = PERSON_IDS.adele) => shell.run(person, ["invite", ...args], options),
    mailsTo: async (email) => (await chat.mails()).filter(({ to }) => to.includes(email)).length,
    trail: async (invitation) => (await store().trail.of(id(String(invitation)), 100)).map(({ what, by, via }) => [what, by, via]),
    stored: (invitation) => store().invitations.find(id(String(invitation))),
    cardOf: (email) => chat.until(({ card }) => wordsOf(card).includes(email), `a card of ${email}`),
    async close() {
      await shell.close();
      await rm(folder, { recursive: true });
    },
  };
}
