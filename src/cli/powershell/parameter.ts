/** A parameter of a cmdlet, as PowerShell knows it, and what it is here. docs/cli.md shows it. */
export interface Parameter {
  /** As Microsoft writes it; any case is understood, and so is every beginning that no other parameter has. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** A `boolean` needs a value; a `switch` means yes without one. `names` are separated by commas. */
  readonly kind: "text" | "number" | "names" | "boolean" | "switch";
  /** The value may stand without the parameter's name. */
  readonly isPositional?: true;
  /** What it is here: our option, or what happens with it. */
  readonly ours: string;
  /** `ignored`: the cmdlet runs without it, and says so. `refused`: nothing is done. */
  readonly effect?: "ignored" | "refused";
}

/** A cmdlet's name and parameters. */
export interface CmdletTable {
  readonly name: string;
  /** The command of ours that does the same. */
  readonly ours: string;
  readonly parameters: readonly Parameter[];
}
