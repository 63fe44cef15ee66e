import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { createControl } from "../../sandbox/switches/control.ts";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import { SEED_MEMBERS } from "../../sandbox/directory/people.ts";
import { APP_ID, APP_SECRET, GUEST_IDS, OAUTH_CONNECTION, PERSON_IDS, TENANT_ID } from "../../sandbox/directory/well-known.ts";
import { chatAs } from "../end-to-end/chat.ts";

const readme = await readFile(join(projectRoot, "sandbox/README.md"), "utf8");

/** The first code block after a heading. */
function snippet(heading: string): string {
  const section = readme.slice(readme.indexOf(`### ${heading}\n`));
  const code = /```js\n(.*?)```/s.exec(section)?.[1];
  assert.ok(code, heading);
  return code;
}

describe("sandbox/README.md", () => {
  it("lists the ids, the secret and the people", () => {
    const missing = [TENANT_ID, APP_ID, APP_SECRET, OAUTH_CONNECTION].filter((value) => !readme.includes(`\`${value}\``));
    assert.deepEqual(missing, []);
    const documented = [...readme.matchAll(/^\| ([\w ]+?) +\| `([0-9a-f-]{36})`/gm)].map(([, name = "", id = ""]) => [name, id]);
    const guests = [
      ["Sam Rivera", GUEST_IDS.sam],
      ["Nora Berg", GUEST_IDS.nora],
    ];
    assert.deepEqual(documented, [...SEED_MEMBERS.map(({ displayName, id }) => [displayName, id]), ...guests]);
  });

  it("lists every switch of the control API, with its default", () => {
    const [, table = ""] = readme.split("| Switch ");
    const rows = [...(table.split("\n\n")[0] ?? "").matchAll(/^\| `(\w+)` +\| `(.+?)`/gm)];
    const documented = Object.fromEntries(rows.map(([, name = "", value = ""]) => [name, JSON.parse(value)]));
    assert.deepEqual(documented, { ...createControl().settings });
  });

  describe("its programs", () => {
    let directory: string;
    let sandbox: Sandbox | undefined;
    let child: ChildProcess | undefined;

    // Below the project's folder, where the packages are found.
    beforeEach(async () => {
      await mkdir(sandboxFolder, { recursive: true });
      directory = await mkdtemp(join(sandboxFolder, "readme-"));
    });
    afterEach(async () => {
      if (child?.exitCode === null) {
        const end = once(child, "exit");
        child.kill();
        await end;
      }
      await sandbox?.close();
      await rm(directory, { recursive: true });
    });

    async function run(code: string, settings: Readonly<Record<string, string>>): Promise<ChildProcess> {
      const file = join(directory, "program.mjs");
      await writeFile(file, code);
      const { PATH, SystemRoot } = process.env;
      const started = spawn(process.execPath, [file], { env: { PATH, SystemRoot, ...settings }, stdio: ["ignore", "pipe", "inherit"] });
      child = started;
      return started;
    }

    it("include a bot on botbuilder, through the proxy", async function () {
      this.timeout(20_000);
      sandbox = await startSandbox({ certificateDirectory: directory, proxyPort: 0 });
      // The snippet prints that it listens; the test needs the port.
      const code = snippet("botbuilder").replace('console.log("listening")', "console.log(server.address().port)");
      const { stdout } = await run(code, { ...sandbox.botEnvironment(), PORT: "0" });
      assert.ok(stdout);
      const [port] = await once(stdout.setEncoding("utf8"), "data");
      sandbox.setBotEndpoint(`http://localhost:${String(port).trim()}/api/messages`);
      const adele = await chatAs(sandbox, PERSON_IDS.adele);
      await adele.say("hello");
      await adele.until((message) => message.text === "You said: hello", "the echo");
      adele.close();
    });

    it("include one on @azure/identity and the Graph SDK, at the sandbox's own address", async () => {
      sandbox = await startSandbox({ certificateDirectory: directory });
      const { stdout } = await run(snippet("@azure/identity and the Graph SDK"), sandbox.botEnvironment());
      assert.ok(stdout);
      assert.deepEqual(JSON.parse(await text(stdout)), [
        { mail: "sam.rivera@fabrikam.com", externalUserState: "Accepted" },
        { mail: "nora.berg@woodgrovebank.com", externalUserState: "PendingAcceptance" },
      ]);
    });
  });
});
