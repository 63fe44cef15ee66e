import assert from "node:assert/strict";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { chatAs, wordsOf, type Chat } from "./chat.ts";
import { encryptionKey } from "../build/encryption-key.ts";

/**
 * As a company runs it: with Microsoft's own addresses, which the sandbox's proxy redirects to the sandbox. Nothing here may name the
 * sandbox to the bot.
 */
describe("The bot in the public cloud", () => {
  let directory: string;
  let sandbox: Sandbox;
  let bot: ChildProcess;
  let adele: Chat;

  before(async function () {
    this.timeout(30_000);
    directory = await mkdtemp(join(tmpdir(), "public-cloud-"));
    sandbox = await startSandbox({ certificateDirectory: directory, proxyPort: 0 });
    const { SANDBOX_URL, ...settings } = sandbox.botEnvironment();
    assert.equal(SANDBOX_URL, undefined);
    const own = { DATABASE_URL: ":memory:", ENCRYPTION_KEY: encryptionKey, PORT: "0", DIRECTORY_POLL_SECONDS: "1" };
    const environment = { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"], ...settings, ...own };
    bot = fork("src/main.ts", { env: environment, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    bot.stdout?.resume();
    bot.stderr?.resume();
    sandbox.setBotEndpoint(`http://localhost:${await portOf(bot)}/api/messages`);
    adele = await chatAs(sandbox, PERSON_IDS.adele);
  });
  after(async () => {
    adele.close();
    const end = once(bot, "exit");
    bot.kill("SIGTERM");
    await end;
    await sandbox.close();
    await rm(directory, { recursive: true });
  });

  it("chats, signs the person in silently, invites, and notices the acceptance", async () => {
    await adele.say("invite a partner");
    const form = await adele.form();
    assert.equal((await adele.press(form, "send-invitation", { email: "kim@fabrikam.com" })).kind, "card");
    const mail = (await adele.mails()).find(({ to }) => to === "kim@fabrikam.com");
    assert.ok(mail);
    await adele.accept(mail.redeemUrl);
    await adele.until(({ id, card }) => id === form.id && wordsOf(card).includes("Accepted"), "the turned card");
    await adele.until(({ text }) => text.includes("kim@fabrikam.com"), "the notice");
  });
});

async function portOf(bot: ChildProcess): Promise<number> {
  const ended = once(bot, "exit").then(() => Promise.reject(new Error("The bot ended before it listened")));
  const [message] = await Promise.race([once(bot, "message"), ended]);
  return z.object({ ready: z.object({ port: z.number() }) }).parse(message).ready.port;
}
