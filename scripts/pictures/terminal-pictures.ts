import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { besideShell } from "../../test/end-to-end/command-line.ts";
import type { BesideShell } from "../../test/end-to-end/command-line.ts";
import { projectRoot } from "../process/project-root.ts";
import { launchChromium } from "./launch-chromium.ts";
import { terminalPage } from "./terminal-page.ts";
import type { TypedLine } from "./terminal-page.ts";

/** Draws docs/images/…-5-terminal.png: lines of docs/cli.md, and what they print in the sandbox for an administrator. */

const columns = 100;
const filter = "UserState eq 'PendingAcceptance'";
const properties = "DisplayName,UserPrincipalName,UserState,UserStateChangedOn";

async function typedLines(shell: BesideShell): Promise<readonly TypedLine[]> {
  const onTerminal = { isTerminal: true, columns };
  const run = async (args: readonly string[], options = {}) => {
    const { stdout, stderr, code } = await shell.run(PERSON_IDS.admin, args, options);
    if (code !== 0) throw new Error(`guestlist ${args.join(" ")} ended with ${code}: ${stderr}`);
    return stdout;
  };
  const users = await run(["Get-AzureADUser", "-Filter", filter]);
  return [
    { line: "guestlist guests", shown: await run(["guests"], onTerminal) },
    {
      line: `guestlist Get-AzureADUser -Filter "${filter}" |\n    guestlist Format-List -Property ${properties}`,
      shown: await run(["Format-List", "-Property", properties], { ...onTerminal, stdin: users }),
    },
  ];
}

async function main(): Promise<void> {
  const shell = await besideShell();
  const browser = await launchChromium();
  try {
    const typed = await typedLines(shell);
    for (const theme of ["light", "dark"] as const) {
      const page = await browser.newPage({ deviceScaleFactor: 1.5, viewport: { width: 1000, height: 400 } });
      await page.setContent(terminalPage(typed, theme));
      await page.locator("body").screenshot({ path: join(projectRoot, `docs/images/${theme}-5-terminal.png`) });
    }
  } finally {
    await browser.close();
    await shell.close();
  }
}

await main();
