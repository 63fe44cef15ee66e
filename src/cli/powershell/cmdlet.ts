import type { Exit } from "../exit.ts";
import type { Shell } from "../shell.ts";

/** A cmdlet's old name. Its file is loaded only when it is called. */
export interface Cmdlet {
  /** Parameters and examples, for `--help`. */
  readonly help: string;
  /**
   * `args` are as they were typed after the name, for PowerShell's own grammar (`-Name value`, `-Switch:value`); our common options with two
   * dashes (`--output json`, `--as-app`) were taken out.
   * @throws CommandFailure `usage`
   */
  readonly run: (shell: Shell, args: readonly string[]) => Promise<Exit>;
}

/** A row of the table of cmdlets. */
export interface ListedCmdlet {
  /** As PowerShell writes it: `Get-AzureADUser`; any case is understood. */
  readonly name: string;
  /** One sentence without a full stop. */
  readonly summary: string;
  readonly load: () => Promise<Cmdlet>;
}
