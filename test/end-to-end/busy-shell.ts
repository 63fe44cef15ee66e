import { runAs } from "./command-line.ts";
import type { Who } from "./command-line.ts";

/** What a process of {@link ./two-shells.long.test.ts} runs, one command after the other. */
export interface Plan extends Who {
  readonly commands: readonly (readonly string[])[];
}

/** How each command ended. */
export interface Ended {
  readonly code: number;
  readonly stderr: string;
}

const { commands, ...who } = JSON.parse(process.argv[2] ?? "") as Plan;
const ended: Ended[] = [];
for (const args of commands) {
  const { code, stderr } = await runAs(who, args);
  ended.push({ code, stderr });
}
process.stdout.write(JSON.stringify(ended));
