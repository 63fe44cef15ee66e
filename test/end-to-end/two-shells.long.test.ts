import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { DatabaseSync } from "node:sqlite";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { id } from "../build/ids.ts";
import type { Ended, Plan } from "./busy-shell.ts";
import { wordsOf } from "./chat.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";

const { adele, henrietta } = PERSON_IDS;
const each = 100;
/** Every tenth address is invited from both shells; every seventh of the others by the app. */
const isShared = (index: number) => index % 10 === 0;
const addressOf = (name: string, index: number) => (isShared(index) ? `shared-${index}@fabrikam.com` : `${name}-${index}@fabrikam.com`);

function commandsOf(name: string, sponsor: string): readonly (readonly string[])[] {
  return Array.from({ length: each }, (_, index) => {
    const asApp = index % 7 === 3 && !isShared(index) ? ["--as-app", "--sponsor", sponsor] : [];
    return ["invite", addressOf(name, index), "--yes", ...asApp];
  });
}

describe("two shells and a bot on one database, 200 commands", function () {
  this.timeout(600_000);
  let shell: BesideShell;
  let file: string;

  before(async () => {
    shell = await besideShell();
    file = (shell.environment["DATABASE_URL"] ?? "").replace("sqlite:", "");
    const chat = await shell.world.as(adele);
    await chat.say("help");
  });
  after(() => shell.close());

  function rows<Row>(sql: string): Row[] {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  }

  async function run(person: string, name: string): Promise<readonly Ended[]> {
    const plan: Plan = { environment: shell.environment, person, commands: commandsOf(name, person) };
    const program = join(import.meta.dirname, "busy-shell.ts");
    const child = spawn(process.execPath, [program, JSON.stringify(plan)], { stdio: ["ignore", "pipe", "inherit"] });
    return JSON.parse(await text(child.stdout)) as Ended[];
  }

  /** Until the bot has done all jobs that are due; what follows the directory always exists. */
  async function settled(): Promise<void> {
    const waiting = `select count(*) as count from jobs where task like '%"post-home"%' or task like '%"update-card"%'`;
    while (rows<{ count: number }>(waiting)[0]?.count !== 0) await setTimeout(200);
  }

  it("balances: one mail each, every event from the command line, every card posted once, and nobody reads of a lock", async () => {
    const [one, two] = await Promise.all([run(adele, "one"), run(henrietta, "two")]);
    const ended = [...one, ...two];
    assert.deepEqual([ended.length, ended.filter(({ code }) => code !== 0)], [2 * each, []]);
    for (const { stderr } of ended) assert.doesNotMatch(stderr, /lock|busy|database/i);
    await settled();

    const addresses = new Set(["one", "two"].flatMap((name) => Array.from({ length: each }, (_, index) => addressOf(name, index))));
    const invitations = rows<{ id: string; email: string; state: string; home_card: string; home_conversation: string }>(
      "select * from invitations",
    );
    assert.deepEqual(new Set(invitations.map(({ email }) => email)), addresses);
    assert.equal(invitations.length, addresses.size);
    assert.deepEqual(
      invitations.filter(({ state, home_card: card }) => state !== "invited" || card === ""),
      [],
    );

    const chat = await shell.world.as(adele);
    const mails = (await chat.mails()).flatMap(({ to }) => to);
    assert.deepEqual([mails.length, new Set(mails)], [addresses.size, addresses]);
    const { posts } = await shell.world.app.ports.posts.read();
    assert.equal(posts.filter(({ standing }) => standing !== "planned").length, addresses.size);

    const events = rows<{ what: string; via: string | null; by_person: string | null }>(
      "select * from events where what in ('requested', 'sending', 'sent', 'followed')",
    );
    assert.deepEqual(
      events.filter(({ via }) => via === null),
      [],
    );
    assert.equal(events.filter(({ what }) => what === "sent").length, addresses.size);
    assert.equal(events.filter(({ what }) => what === "followed").length, 2 * each - addresses.size);

    for (const person of [adele, henrietta]) {
      const seen = await (await shell.world.as(person)).read();
      for (const { id: invitation, email } of invitations) {
        const requester = (await shell.world.app.ports.invitations.find(id(invitation)))?.requester.id;
        const cards = seen.filter(({ card, from }) => from.isBot && wordsOf(card).includes(email));
        if (requester === person) assert.equal(cards.length, 1, email);
      }
    }
  });
});
