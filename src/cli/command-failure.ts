import type { Exit } from "./exit.ts";

interface Details {
  /** What the admin can do about it: a second sentence. */
  readonly fix?: string;
  /** Shown with `--verbose` only. */
  readonly cause?: unknown;
}

/** Ends a command: `message` is a sentence for the admin, printed on stderr. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly exit: Exclude<Exit, "done">;
  readonly fix: string | undefined;

  constructor(exit: Exclude<Exit, "done">, sentence: string, { fix, cause }: Details = {}) {
    super(sentence, { cause });
    this.exit = exit;
    this.fix = fix;
  }
}
