import assert from "node:assert/strict";
import { sandboxFolder } from "../../../../scripts/process/sandbox-folder.ts";
import { startSandbox } from "../../../../sandbox/sandbox.ts";
import { startFakeBot } from "../../fake-bot.ts";

describe("announceInstallations", () => {
  it("T38: sends the events for the team and the group chat once the bot listens, from the administrator", async () => {
    const gone = await startFakeBot();
    await gone.close();
    const sandbox = await startSandbox({ certificateDirectory: sandboxFolder, botEndpoint: gone.url, announceInstallations: true });
    const bot = await startFakeBot();
    sandbox.setBotEndpoint(bot.url);
    await bot.nth(4);
    const events = bot.received.map(({ activity }) => [
      activity.type,
      activity.action,
      activity.conversation.conversationType,
      activity.from.name,
    ]);
    assert.deepEqual(
      events.filter(([type]) => type === "installationUpdate"),
      [
        ["installationUpdate", "add", "groupChat", "MOD Administrator"],
        ["installationUpdate", "add", "channel", "MOD Administrator"],
      ],
    );
    await sandbox.close();
    await bot.close();
  });

  it("gives up when the sandbox closes", async () => {
    const gone = await startFakeBot();
    await gone.close();
    const sandbox = await startSandbox({ certificateDirectory: sandboxFolder, botEndpoint: gone.url, announceInstallations: true });
    await sandbox.close();
    const sent = sandbox.requests.since(0).requests.filter(({ server }) => server === "bot");
    assert.deepEqual(sent, []);
  });
});
