import { PassThrough, Readable, type Writable } from "node:stream";
import { runGuestlist } from "../../../src/cli/main.ts";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Given {
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly isPlain?: boolean;
  readonly stop?: AbortSignal;
  /** The settings that are found; absent: none. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Instead of one whose text is kept. */
  readonly stdout?: Writable;
}

/** Runs `guestlist <args>` without a tenant; without settings also without a store. */
export async function runShell(
  args: readonly string[],
  { isTerminal: isTTY = false, columns = 80, settings = {}, ...given }: Given = {},
): Promise<Ran> {
  const [stdout, stderr] = [sink(isTTY, columns), sink(isTTY, columns)];
  const code = await runGuestlist(args, {
    environment: async () => settings,
    stdin: Object.assign(Readable.from([]), { isTTY }),
    ...{ stdout, stderr, stop: new AbortController().signal, version: async () => "1.2.3", ...given },
    commandLine: async () => Promise.reject(new Error("There is no store in this test")),
    directory: async () => Promise.reject(new Error("There is no tenant in this test")),
  });
  return { code, stdout: textOf(stdout), stderr: textOf(stderr) };
}

/** A stream whose text is kept, and whose terminal has so many columns. */
export function sink(isTTY = false, columns = 80) {
  return Object.assign(new PassThrough({ highWaterMark: 2 ** 24 }), { isTTY, columns });
}

export function textOf(stream: PassThrough): string {
  return String(stream.read() ?? "");
}
